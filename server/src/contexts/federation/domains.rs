use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::federation::{DomainRow, DomainSort, Domains};
use domain::kernel::{DomainId, ProviderId};
use domain::{Moment, Page};

const COLUMNS: &str = "id, provider_id, domain, challenge, claimed_at, verified_at";

pub async fn domains(cx: &mut Context, op: Domains) -> Result<Page<DomainRow>, Stop> {
    let order = match op.sort.unwrap_or(DomainSort::Domain) {
        DomainSort::Domain => ("domain", "text", Direction::Up),
        DomainSort::ClaimedAtDown => ("claimed_at", "timestamptz", Direction::Down),
    };
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "federation.domains", order)
        .of_tenant(tenant.0)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// The name of the TXT record that proves whose a domain is.
pub(super) fn record_of(domain: &str) -> String {
    format!("_portico-challenge.{domain}")
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    provider_id: uuid::Uuid,
    domain: String,
    challenge: String,
    claimed_at: chrono::DateTime<chrono::Utc>,
    verified_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<Row> for DomainRow {
    fn from(row: Row) -> Self {
        Self {
            id: DomainId(row.id),
            provider_id: ProviderId(row.provider_id),
            record: record_of(&row.domain),
            domain: row.domain,
            value: row.challenge,
            claimed_at: Moment(row.claimed_at),
            verified_at: row.verified_at.map(Moment),
        }
    }
}
