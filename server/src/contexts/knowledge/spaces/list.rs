use super::super::documents::count_of;
use super::super::reading::{held, principals};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{SpaceId, WorkspaceId};
use domain::knowledge::{SpaceRole, SpaceRow, SpaceSort, Spaces};
use domain::{Moment, Page};
use uuid::Uuid;

const COLUMNS: &str = "id, name, purpose, workspace_id, approval, archived_at, created_at";

pub async fn spaces(cx: &mut Context, op: Spaces) -> Result<Page<SpaceRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let order = match op.sort.unwrap_or(SpaceSort::Name) {
        SpaceSort::Name => ("lower(name)", "text", Direction::Up),
        SpaceSort::NameDown => ("lower(name)", "text", Direction::Down),
        SpaceSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
    };
    let principals = principals(cx).await?;
    let held = held(cx, &principals).await?;
    let mut page: Page<SpaceRow> = List::new(COLUMNS, "knowledge.space_rows", order)
        .of_tenant(tenant.0)
        .among_ids("id", Some(held.iter().map(|space| space.id).collect()))
        .present("archived_at", op.archived.unwrap_or_default())
        .search(&["name", "purpose"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await?;
    let writes = |id: Uuid| held.iter().any(|space| space.id == id && space.role.holds(SpaceRole::Writer));
    let ids: Vec<Uuid> = page.data.iter().map(|row| row.id.0).collect();
    let written: Vec<Uuid> = ids.iter().copied().filter(|id| writes(*id)).collect();
    let counts = count_of(cx, &ids, (&principals, &written)).await?;
    for row in &mut page.data {
        row.may_write = !row.archived && written.contains(&row.id.0);
        row.documents = counts.get(&row.id.0).copied().unwrap_or_default();
    }
    Ok(page)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    purpose: String,
    workspace_id: Option<Uuid>,
    approval: bool,
    archived_at: Option<chrono::DateTime<chrono::Utc>>,
    created_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for SpaceRow {
    fn from(row: Row) -> Self {
        Self {
            id: SpaceId(row.id),
            name: row.name,
            purpose: row.purpose,
            workspace_id: row.workspace_id.map(WorkspaceId),
            approval: row.approval,
            archived: row.archived_at.is_some(),
            documents: 0,
            may_write: false,
            created_at: Moment(row.created_at),
        }
    }
}
