//! Who called what, and how often, out of the metering of calls.

use crate::store::Tx;
use chrono::{DateTime, Utc};
use domain::kernel::TenantId;
use uuid::Uuid;

/// The successful calls of one operation by one person.
pub struct CallsOfPerson {
    /// The person, or service account.
    pub person: Uuid,
    /// The operation's name.
    pub operation: String,
    /// How many.
    pub calls: u64,
}

/// The successful calls in a tenant since a moment, summed by person and operation. Those of keys aren't a person's.
///
/// # Errors
/// The database's.
pub async fn calls_of_people(
    tx: &mut Tx,
    tenant: TenantId,
    since: DateTime<Utc>,
) -> Result<Vec<CallsOfPerson>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select actor, operation, sum(calls)::bigint as "calls!" from gateway.usage_logs
           where tenant_id = $1 and minute >= $2 and outcome = 'ok' and actor like 'person:%'
           group by actor, operation"#,
        tenant.0,
        since
    )
    .fetch_all(&mut **tx)
    .await?;
    let read = |actor: &str| actor.strip_prefix("person:").and_then(|id| id.parse().ok());
    let calls = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(CallsOfPerson { person: read(&row.actor)?, operation: row.operation, calls: calls(row.calls) })
        })
        .collect())
}
