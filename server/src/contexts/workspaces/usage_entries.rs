use super::usage_of::{since, workspaces};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{ApiKeyId, ExecutionId, PersonId, TemplateId, WorkspaceId};
use domain::workspaces::{ExecutionStatus, UsageEntries, UsageEntry, UsageSort};
use domain::{Moment, Page};

const COLUMNS: &str =
    "id, at, workspace_id, person_id, key_id, model, template_id, outcome, tokens, cost_micros, latency_ms";

pub async fn usage_entries(cx: &mut Context, op: UsageEntries) -> Result<Page<UsageEntry>, Stop> {
    let workspaces = workspaces(cx, op.workspace_id).await?;
    let tenant = cx.actor()?.tenant_id;
    let from = op.days.map(|days| since(cx.now, days));
    let direction = match op.sort.unwrap_or(UsageSort::AtDown) {
        UsageSort::At => Direction::Up,
        UsageSort::AtDown => Direction::Down,
    };
    List::new(COLUMNS, "workspaces.spending", ("at", "timestamptz", direction))
        .of_tenant(tenant.0)
        .among_ids("workspace_id", workspaces)
        .within("at", from, None)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    at: chrono::DateTime<chrono::Utc>,
    workspace_id: uuid::Uuid,
    person_id: uuid::Uuid,
    key_id: Option<uuid::Uuid>,
    model: String,
    template_id: Option<uuid::Uuid>,
    outcome: Option<String>,
    tokens: i64,
    cost_micros: i64,
    latency_ms: Option<i32>,
}

impl From<Row> for UsageEntry {
    fn from(row: Row) -> Self {
        Self {
            id: ExecutionId(row.id),
            at: Moment(row.at),
            workspace_id: WorkspaceId(row.workspace_id),
            person_id: PersonId(row.person_id),
            key_id: row.key_id.map(ApiKeyId),
            model: row.model,
            template_id: row.template_id.map(TemplateId),
            outcome: row.outcome.as_deref().and_then(ExecutionStatus::parse),
            tokens: row.tokens.unsigned_abs(),
            cost_micros: row.cost_micros.unsigned_abs(),
            latency_ms: row.latency_ms.and_then(|ms| u32::try_from(ms).ok()),
        }
    }
}
