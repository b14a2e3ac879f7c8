//! The addresses that a person's sessions were used from: sealed where they stand, theirs to read.

use crate::Stop;
use crate::gateway::Context;
use domain::kernel::{PersonId, TenantId};
use serde_json::{Value, json};
use uuid::Uuid;

/// Adds `address` to rows of sessions, in a transaction of the system.
pub(super) async fn with_addresses(cx: &mut Context, person: PersonId, rows: &mut [Value]) -> Result<(), Stop> {
    let keys = cx.services.keys.clone();
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row["id"].as_str()?.parse().ok()).collect();
    let tx = cx.tx().await?;
    let sealed = sqlx::query!(
        r#"select id, tenant_id, address as "address!" from identity.sessions
           where id = any($1) and address is not null"#,
        &ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut subjects: Vec<_> = sealed.iter().map(|row| (TenantId(row.tenant_id), person.0)).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let opening = keys.opening_all(tx, &subjects).await?;
    for row in sealed {
        let key = opening.get(&(TenantId(row.tenant_id), person.0));
        let plain = key.and_then(|key| key.open(&row.address, row.id.as_bytes()));
        let Some(text) = plain.and_then(|bytes| String::from_utf8(bytes).ok()) else { continue };
        if let Some(told) = rows.iter_mut().find(|told| told["id"] == json!(row.id)) {
            told["address"] = json!(text);
        }
    }
    Ok(())
}
