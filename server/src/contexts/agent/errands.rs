use super::found::keeps_rules;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::agent::{ErrandRow, ErrandSort, ErrandStatus, Errands};
use domain::kernel::{ErrandId, PersonId, WorkspaceId};
use domain::policy::Permission;
use domain::{Moment, Page, Refusal};

const COLUMNS: &str = "id, status, left(text, 200) as text, workspace_id, sent_by, sent_by_name, call_count, refused_count, \
                       created_at";

pub async fn errands(cx: &mut Context, op: Errands) -> Result<Page<ErrandRow>, Stop> {
    let actor = cx.actor()?.clone();
    let everybody = op.everybody.unwrap_or(false);
    if everybody && !keeps_rules(&actor) {
        let missing = Permission::ManageAgent.as_str();
        return Err(Refusal::new(403, "permission_missing").with("permission", missing).with("roles", "").into());
    }
    let direction = match op.sort.unwrap_or(ErrandSort::CreatedAtDown) {
        ErrandSort::CreatedAt => Direction::Up,
        ErrandSort::CreatedAtDown => Direction::Down,
    };
    List::new(COLUMNS, "agent.errands", ("created_at", "timestamptz", direction))
        .of_tenant(actor.tenant_id.0)
        .only_id("sent_by", (!everybody).then_some(actor.person_id.0))
        .only("status", op.status.map(ErrandStatus::as_str))
        .search(&["text"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    status: String,
    text: String,
    workspace_id: uuid::Uuid,
    sent_by: uuid::Uuid,
    sent_by_name: String,
    call_count: i32,
    refused_count: i32,
    created_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for ErrandRow {
    fn from(row: Row) -> Self {
        Self {
            id: ErrandId(row.id),
            status: ErrandStatus::parse(&row.status).unwrap_or(ErrandStatus::Failed),
            text: row.text,
            workspace_id: WorkspaceId(row.workspace_id),
            sent_by: PersonId(row.sent_by),
            sent_by_name: row.sent_by_name,
            calls: row.call_count.unsigned_abs(),
            refused: row.refused_count.unsigned_abs(),
            created_at: Moment(row.created_at),
        }
    }
}
