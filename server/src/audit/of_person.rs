//! What is on record of one person, for their own copy: what happened to them, and what they did.

use super::{Entry, addresses, entries};
use crate::Stop;
use crate::store::{Keys, Stored, read_stream};
use domain::Page;
use domain::kernel::{LIMIT_MAX, PERSONAL, PersonId};
use domain::platform::{AuditKind, AuditRow, AuditSort};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

/// What happened to a person, with what is personal of them opened and of others left out. Asked in a transaction of the
/// system.
///
/// # Errors
/// The database's.
pub async fn events_about(db: &mut PgConnection, keys: &Keys, person: PersonId) -> Result<Vec<Value>, Stop> {
    let events = read_stream(db, keys, person.0, (i32::MAX, None), i64::MAX).await?;
    Ok(events.into_iter().map(|event| told(event, person)).collect())
}

fn told(event: Stored, person: PersonId) -> Value {
    let Stored { event_id, tenant, kind, mut payload, at, metadata, .. } = event;
    only_of(&mut payload, person.0);
    json!({
        "id": event_id,
        "tenantId": tenant,
        "what": kind,
        "at": at,
        "operation": metadata.operation,
        "content": payload,
    })
}

/// Leaves personal fields of this subject alone a value.
fn only_of(value: &mut Value, subject: Uuid) {
    match value {
        Value::Object(members) => match members.get(PERSONAL).and_then(Value::as_str).map(str::parse::<Uuid>) {
            Some(Ok(of)) => {
                let own = if of == subject { members.remove("value") } else { None };
                *value = own.unwrap_or(Value::Null);
            }
            _ => members.values_mut().for_each(|value| only_of(value, subject)),
        },
        Value::Array(items) => items.iter_mut().for_each(|value| only_of(value, subject)),
        _ => {}
    }
}

/// A portion of what a person did, the oldest first, and where the next begins: events and accesses with their
/// addresses. Asked in a transaction of the system.
///
/// # Errors
/// The database's.
pub async fn trail_of(
    db: &mut PgConnection,
    keys: &Keys,
    person: PersonId,
    cursor: Option<&str>,
) -> Result<Page<Value>, Stop> {
    let page: Page<AuditRow> = entries(Some(AuditSort::At))
        .only("actor", Some(&format!("person:{person}")))
        .page(Some(LIMIT_MAX), cursor)
        .fetch(&mut *db, |entry: Entry| entry.into())
        .await?;
    let accesses = page.data.iter().filter(|row| row.kind == AuditKind::Access);
    let accesses: Vec<Uuid> = accesses.map(|row| row.id.0).collect();
    let addresses = addresses(db, keys, &accesses).await?;
    let rows = page.data.into_iter().map(|row| {
        json!({
            "id": row.id,
            "kind": row.kind,
            "at": row.at,
            "what": row.what,
            "operation": row.operation,
            "tenantId": row.tenant_id,
            "door": row.door,
            "thing": row.stream_id,
            "reason": row.reason,
            "count": row.count,
            "onBehalfOf": row.on_behalf_of.is_some(),
            "address": addresses.get(&row.id.0),
        })
    });
    Ok(Page { data: rows.collect(), next_cursor: page.next_cursor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_personal_of_others_is_left_out() {
        let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut payload = json!({
            "email": {PERSONAL: own, "value": "lina@aurora.example"},
            "by": [{PERSONAL: other, "value": "Ines Castellan"}],
            "role": "owner",
        });
        only_of(&mut payload, own);
        assert_eq!(payload, json!({"email": "lina@aurora.example", "by": [null], "role": "owner"}));
    }
}
