use super::super::enter::readable;
use super::found::read;
use super::left::left;
use super::used::used;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::WorkspaceId;
use domain::workspaces::{Budget, Workspace, WorkspaceRow, WorkspaceSort, Workspaces};
use domain::{Moment, Page};
use serde_json::Value;

const COLUMNS: &str = "tenant_id, id, name, purpose, everybody, archived_at, members, created_at, budgets";

pub async fn workspaces(cx: &mut Context, op: Workspaces) -> Result<Page<WorkspaceRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let order = match op.sort.unwrap_or(WorkspaceSort::Name) {
        WorkspaceSort::Name => ("lower(name)", "text", Direction::Up),
        WorkspaceSort::NameDown => ("lower(name)", "text", Direction::Down),
        WorkspaceSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
    };
    let mut list = List::new(COLUMNS, "workspaces.workspace_rows", order).of_tenant(tenant.0);
    if let Some(ids) = readable(cx).await? {
        list = list.among("id::text", ids.iter().map(WorkspaceId::to_string).collect());
    }
    let page = list
        .present("archived_at", op.archived.unwrap_or_default())
        .search(&["name", "purpose"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| row)
        .await?;
    let mut budgets = Vec::new();
    for row in &page.data {
        let bounds: Vec<Budget> = if row.archived_at.is_some() { Vec::new() } else { read(row.budgets.clone())? };
        budgets.extend(bounds.into_iter().map(|budget| (WorkspaceId(row.id), budget)));
    }
    let mut data: Vec<WorkspaceRow> = page.data.into_iter().map(Row::into).collect();
    count(cx, &mut data, budgets).await?;
    Ok(Page { data, next_cursor: page.next_cursor })
}

#[derive(sqlx::FromRow)]
struct Row {
    tenant_id: uuid::Uuid,
    id: uuid::Uuid,
    name: String,
    purpose: String,
    everybody: bool,
    archived_at: Option<chrono::DateTime<chrono::Utc>>,
    members: i64,
    created_at: chrono::DateTime<chrono::Utc>,
    budgets: Option<Value>,
}

impl From<Row> for WorkspaceRow {
    fn from(row: Row) -> Self {
        let id = WorkspaceId(row.id);
        Self {
            id,
            name: row.name,
            purpose: row.purpose,
            is_main: id == Workspace::main_of(domain::kernel::TenantId(row.tenant_id)),
            everybody: row.everybody,
            archived: row.archived_at.is_some(),
            members: u32::try_from(row.members).unwrap_or(u32::MAX),
            runs: 0,
            tokens: 0,
            budget_left_percent: None,
            created_at: Moment(row.created_at),
        }
    }
}

/// Says how much each was used, and how much is left of the budgets in it.
async fn count(cx: &mut Context, rows: &mut [WorkspaceRow], budgets: Vec<(WorkspaceId, Budget)>) -> Result<(), Stop> {
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let used = used(cx.tx().await?, tenant, &ids, now).await?;
    let left = left(cx, budgets).await?;
    for row in rows {
        row.budget_left_percent = left.get(&row.id).copied();
        let used = used.get(&row.id).copied().unwrap_or_default();
        (row.runs, row.tokens) = (used.runs, used.tokens);
    }
    Ok(())
}
