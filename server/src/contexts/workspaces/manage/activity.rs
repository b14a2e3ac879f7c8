use super::find;
use crate::Stop;
use crate::audit;
use crate::contexts::identity;
use crate::gateway::Context;
use domain::Page;
use domain::kernel::EventKind;
use domain::platform::{AuditRow, AuditSort};
use domain::workspaces::{Workspace, WorkspaceActivity, WorkspaceActivityRow, WorkspaceActivitySort, WorkspaceEvent};

pub async fn workspace_activity(cx: &mut Context, op: WorkspaceActivity) -> Result<Page<WorkspaceActivityRow>, Stop> {
    find(cx, op.id).await?;
    let tenant = cx.actor()?.tenant_id;
    let sort = match op.sort.unwrap_or(WorkspaceActivitySort::AtDown) {
        WorkspaceActivitySort::At => AuditSort::At,
        WorkspaceActivitySort::AtDown => AuditSort::AtDown,
    };
    let types = WorkspaceEvent::TYPES.iter().map(|kind| (*kind).to_owned()).collect();
    let page: Page<AuditRow> = audit::entries(Some(sort))
        .of_tenant(tenant.0)
        .among("what", types)
        .only_id("stream_id", Some(Workspace::stream(tenant, op.id)))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, audit::Entry::into)
        .await?;
    let actors = page.data.iter().map(|row| row.actor.clone()).collect();
    let names = identity::names_of(cx.tx().await?, &actors).await?;
    let row = |row: AuditRow| WorkspaceActivityRow {
        id: row.id,
        at: row.at,
        what: row.what,
        actor_name: names.get(&row.actor).cloned(),
    };
    Ok(Page { data: page.data.into_iter().map(row).collect(), next_cursor: page.next_cursor })
}
