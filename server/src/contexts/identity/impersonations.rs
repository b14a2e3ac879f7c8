use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{ImpersonationRow, ImpersonationSort, Impersonations};
use domain::{Moment, Page};

pub async fn impersonations(cx: &mut Context, op: Impersonations) -> Result<Page<ImpersonationRow>, Stop> {
    let actor = cx.actor()?.clone();
    let direction = match op.sort.unwrap_or(ImpersonationSort::BegunAtDown) {
        ImpersonationSort::BegunAtDown => Direction::Down,
        ImpersonationSort::BegunAt => Direction::Up,
    };
    let columns = "staff_name, reason, begun_at, coalesce(ended_at, until) as ended_at";
    List::new(columns, "identity.impersonations", ("begun_at", "timestamptz", direction))
        .of_tenant(actor.tenant_id.0)
        .only_id("user_id", Some(actor.person_id.0))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    staff_name: String,
    reason: String,
    begun_at: chrono::DateTime<chrono::Utc>,
    ended_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for ImpersonationRow {
    fn from(row: Row) -> Self {
        Self {
            by_name: row.staff_name,
            reason: row.reason,
            begun_at: Moment(row.begun_at),
            ended_at: Moment(row.ended_at),
        }
    }
}
