use super::find;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::PersonId;
use domain::workspaces::{WorkspaceColleagueRow, WorkspaceColleagueSort, WorkspaceColleagues};
use domain::{Page, Refusal};

pub async fn workspace_colleagues(
    cx: &mut Context,
    op: WorkspaceColleagues,
) -> Result<Page<WorkspaceColleagueRow>, Stop> {
    if !find(cx, op.id).await?.manages {
        return Err(Refusal::new(403, "not_workspace_manager").into());
    }
    let tenant = cx.actor()?.tenant_id;
    let order = match op.sort.unwrap_or(WorkspaceColleagueSort::Name) {
        WorkspaceColleagueSort::Name => ("lower(name)", "text", Direction::Up),
        WorkspaceColleagueSort::NameDown => ("lower(name)", "text", Direction::Down),
    };
    List::new("id, name", "workspaces.colleagues", order)
        .of_tenant(tenant.0)
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| WorkspaceColleagueRow { id: PersonId(row.id), name: row.name })
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
}
