use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{ClientId, WebsiteId};
use domain::tenancy::{ClientRow, ClientSort, ClientStatus, Clients};
use domain::{Moment, Page};

/// What a row is made of.
const COLUMNS: &str = "id, name, website_id, domain, template, features, created_at, deleted_at";

pub async fn clients(cx: &mut Context, op: Clients) -> Result<Page<ClientRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(ClientSort::CreatedAtDown) {
        ClientSort::Name => ("lower(name)", "text", Direction::Up),
        ClientSort::NameDown => ("lower(name)", "text", Direction::Down),
        ClientSort::CreatedAt => ("created_at", "timestamptz", Direction::Up),
        ClientSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
    };
    List::new(COLUMNS, "tenancy.sub_tenants", order)
        .of_tenant(tenant)
        .present("deleted_at", op.status == Some(ClientStatus::Removed))
        .search(&["name", "domain"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: uuid::Uuid,
    pub(super) name: String,
    pub(super) website_id: uuid::Uuid,
    pub(super) domain: String,
    pub(super) template: String,
    pub(super) features: Vec<String>,
    pub(super) created_at: chrono::DateTime<chrono::Utc>,
    pub(super) deleted_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<Row> for ClientRow {
    fn from(row: Row) -> Self {
        Self {
            id: ClientId(row.id),
            name: row.name,
            status: if row.deleted_at.is_some() { ClientStatus::Removed } else { ClientStatus::Provisioning },
            website_id: WebsiteId(row.website_id),
            domain: row.domain,
            template: row.template,
            features: row.features,
            created_at: Moment(row.created_at),
        }
    }
}
