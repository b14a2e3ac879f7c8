use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::TenantId;
use domain::tenancy::{Isolation, TenantKind, TenantRow, TenantSort, TenantStatus, Tenants};
use domain::{Moment, Page};

pub async fn tenants(cx: &mut Context, op: Tenants) -> Result<Page<TenantRow>, Stop> {
    let order = match op.sort.unwrap_or(TenantSort::CreatedAtDown) {
        TenantSort::Name => ("lower(name)", "text", Direction::Up),
        TenantSort::NameDown => ("lower(name)", "text", Direction::Down),
        TenantSort::CreatedAt => ("created_at", "timestamptz", Direction::Up),
        TenantSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
    };
    List::new("id, name, kind, status, admin_email, created_at, plan, isolation", "tenancy.tenants_listed", order)
        .only("kind", op.kind.map(TenantKind::as_str))
        .only("plan", op.plan.as_deref())
        .only("isolation", op.isolation.map(Isolation::as_str))
        .among("status", listed(op.status))
        .search(&["name", "admin_email"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// What is gone, or never came to be, is listed where it is asked for.
fn listed(asked: Option<TenantStatus>) -> Vec<String> {
    use TenantStatus::{Active, Provisioning, Suspended};
    let statuses = asked.map_or_else(|| vec![Provisioning, Active, Suspended], |status| vec![status]);
    statuses.into_iter().map(|status| status.as_str().to_owned()).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    kind: String,
    status: String,
    admin_email: String,
    created_at: chrono::DateTime<chrono::Utc>,
    plan: Option<String>,
    isolation: String,
}

impl From<Row> for TenantRow {
    fn from(row: Row) -> Self {
        Self {
            id: TenantId(row.id),
            name: row.name,
            kind: TenantKind::parse(&row.kind).unwrap_or(TenantKind::Organisation),
            status: TenantStatus::parse(&row.status).unwrap_or(TenantStatus::Active),
            admin_email: row.admin_email,
            created_at: Moment(row.created_at),
            plan: row.plan,
            isolation: Isolation::parse(&row.isolation).unwrap_or_default(),
        }
    }
}
