use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{HostId, TenantId};
use domain::tenancy::{HostRow, HostSort, Hosts};
use domain::{Moment, Page};

pub async fn hosts(cx: &mut Context, op: Hosts) -> Result<Page<HostRow>, Stop> {
    let order = match op.sort.unwrap_or(HostSort::AddedAtDown) {
        HostSort::Host => ("host", "text", Direction::Up),
        HostSort::AddedAtDown => ("added_at", "timestamptz", Direction::Down),
    };
    let list = List::new("id, host, tenant_id, added_at", "tenancy.hosts", order);
    let list = op.tenant_id.into_iter().fold(list, |list, tenant| list.of_tenant(tenant.0));
    list.search(&["host"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    host: String,
    tenant_id: uuid::Uuid,
    added_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for HostRow {
    fn from(row: Row) -> Self {
        Self { id: HostId(row.id), host: row.host, tenant_id: TenantId(row.tenant_id), added_at: Moment(row.added_at) }
    }
}
