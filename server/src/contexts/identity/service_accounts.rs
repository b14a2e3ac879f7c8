use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{ServiceAccountRow, ServiceAccountSort, ServiceAccounts};
use domain::kernel::ServiceAccountId;
use domain::{Moment, Page};

pub async fn service_accounts(cx: &mut Context, op: ServiceAccounts) -> Result<Page<ServiceAccountRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(ServiceAccountSort::CreatedAtDown) {
        ServiceAccountSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
        ServiceAccountSort::Name => ("name", "text", Direction::Up),
    };
    List::new("id, name, roles, created_at, version", "identity.service_accounts", order)
        .of_tenant(tenant)
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    roles: Vec<String>,
    created_at: chrono::DateTime<chrono::Utc>,
    version: i32,
}

impl From<Row> for ServiceAccountRow {
    fn from(row: Row) -> Self {
        Self {
            id: ServiceAccountId(row.id),
            name: row.name,
            roles: row.roles.iter().filter_map(|role| role.parse().ok()).collect(),
            created_at: Moment(row.created_at),
            version: row.version.unsigned_abs(),
        }
    }
}
