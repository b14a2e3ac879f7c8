use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::federation::{Admission, ProviderRow, ProviderSort, ProviderUse, Providers};
use domain::kernel::ProviderId;
use domain::{Moment, Page};
use sqlx::types::Json;

const COLUMNS: &str = "id, name, issuer, client_id, used_by, admission, connected_at";

pub async fn providers(cx: &mut Context, op: Providers) -> Result<Page<ProviderRow>, Stop> {
    let order = match op.sort.unwrap_or(ProviderSort::ConnectedAtDown) {
        ProviderSort::Name => ("lower(name)", "text", Direction::Up),
        ProviderSort::ConnectedAtDown => ("connected_at", "timestamptz", Direction::Down),
    };
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "federation.providers", order)
        .of_tenant(tenant.0)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    issuer: String,
    client_id: String,
    used_by: String,
    admission: Json<Admission>,
    connected_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for ProviderRow {
    fn from(row: Row) -> Self {
        Self {
            id: ProviderId(row.id),
            name: row.name,
            issuer: row.issuer,
            client_id: row.client_id,
            used_by: ProviderUse::parse(&row.used_by).unwrap_or(ProviderUse::Tenant),
            admission: row.admission.0,
            connected_at: Moment(row.connected_at),
        }
    }
}
