//! How long calls took: exact, from the single calls that are known.

use super::scope::{Scope, doors};
use crate::Stop;
use chrono::{DateTime, Utc};
use domain::developers::Latency;
use domain::kernel::ApiKeyId;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Latencies of all calls, of each operation and of each key; sessions have no key.
#[derive(Default)]
pub(super) struct Latencies {
    pub(super) all: Option<Latency>,
    pub(super) by_operation: HashMap<String, Latency>,
    pub(super) by_key: HashMap<Option<Uuid>, Latency>,
}

/// Reads them from `from` on.
pub(super) async fn latencies(
    db: &mut PgConnection,
    scope: &Scope,
    from: DateTime<Utc>,
    (key, operation): (Option<ApiKeyId>, Option<&str>),
) -> Result<Latencies, Stop> {
    let rows = sqlx::query!(
        r#"select operation, key_id, grouping(operation) = 0 as "is_operation!", grouping(key_id) = 0 as "is_key!",
                  percentile_disc(array[0.5, 0.95, 0.99]) within group (order by latency_us) as us
           from gateway.requests
           where tenant_id = $1 and at >= $2 and door = any($3) and operation is not null
             and ($4::uuid is null or person_id = $4) and ($5::uuid is null or key_id = $5)
             and ($6::text is null or operation = $6)
           group by grouping sets ((), (operation), (key_id))"#,
        scope.tenant,
        from,
        &doors(),
        scope.person,
        key.map(|key| key.0),
        operation
    )
    .fetch_all(db)
    .await?;
    let mut found = Latencies::default();
    for row in rows {
        let Some(latency) = row.us.and_then(Latency::of) else { continue };
        match (row.is_operation, row.is_key, row.operation) {
            (true, _, Some(operation)) => {
                found.by_operation.insert(operation, latency);
            }
            (_, true, _) => {
                found.by_key.insert(row.key_id, latency);
            }
            _ => found.all = Some(latency),
        }
    }
    Ok(found)
}
