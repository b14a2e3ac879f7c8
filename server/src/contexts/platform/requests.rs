use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{PersonId, TenantId};
use domain::platform::{RequestRow, Requests};
use domain::{Moment, Page};

pub async fn requests(cx: &mut Context, op: Requests) -> Result<Page<RequestRow>, Stop> {
    let columns = "id, at, tenant_id, person_id, operation, door, method, status, code, latency_us, address_hash";
    List::new(columns, "gateway.requests", ("at", "timestamptz", Direction::Down))
        .only_number("status", op.status.map(i64::from))
        .only_id("id", op.id)
        .of_any_tenant(op.tenant_id.map(|tenant| tenant.0))
        .only("operation", op.operation.as_deref())
        .within("at", op.from, op.until)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    at: chrono::DateTime<chrono::Utc>,
    tenant_id: Option<uuid::Uuid>,
    person_id: Option<uuid::Uuid>,
    operation: Option<String>,
    door: String,
    method: String,
    status: i16,
    code: Option<String>,
    latency_us: i64,
    address_hash: Option<String>,
}

impl From<Row> for RequestRow {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            at: Moment(row.at),
            tenant_id: row.tenant_id.map(TenantId),
            person_id: row.person_id.map(PersonId),
            operation: row.operation,
            door: row.door,
            method: row.method,
            status: u16::try_from(row.status).unwrap_or_default(),
            code: row.code,
            latency_us: u64::try_from(row.latency_us).unwrap_or_default(),
            address_hash: row.address_hash,
        }
    }
}
