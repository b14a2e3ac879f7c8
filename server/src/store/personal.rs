//! Personal fields on their way into the log and out of it: `{"$personal": subject, "value": …}` in memory,
//! `{"$personal": subject, "sealed": "…"}` in the database.

use super::Keys;
use super::keys::DataKey;
use crate::Stop;
use crate::ambient::{base64url, from_base64url};
use domain::kernel::{PERSONAL, TenantId};
use serde_json::{Map, Value, json};
use sqlx::PgConnection;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Seals every personal field in `documents` with its subject's key.
pub(super) async fn seal(
    keys: &Keys,
    db: &mut PgConnection,
    tenant: TenantId,
    documents: &mut [Value],
) -> Result<(), Stop> {
    let mut own = HashMap::new();
    for subject in subjects(documents.iter()) {
        own.insert(subject, keys.of_subject(db, tenant, subject).await?);
    }
    if own.is_empty() {
        return Ok(());
    }
    for document in documents {
        each(document, &mut |subject, field| {
            let Some(key) = own.get(&subject) else { return Err(Stop::defect("a personal field without a key")) };
            let plain = serde_json::to_vec(field.get("value").unwrap_or(&Value::Null)).map_err(Stop::defect)?;
            let sealed = key.seal(&plain, &context(tenant, subject))?;
            *field = Map::from_iter([
                (PERSONAL.to_owned(), json!(subject)),
                ("sealed".to_owned(), json!(base64url(&sealed))),
            ]);
            Ok(())
        })?;
    }
    Ok(())
}

/// Opens every personal field in the documents of these tenants; where the key is gone the value reads null.
pub(super) async fn open<'a>(
    keys: &Keys,
    db: &mut PgConnection,
    documents: impl Iterator<Item = (TenantId, &'a mut Value)>,
) -> Result<(), Stop> {
    let documents: Vec<_> = documents.collect();
    let mut wanted = BTreeSet::new();
    for (tenant, document) in &documents {
        wanted.extend(subjects(std::iter::once(&**document)).into_iter().map(|subject| (tenant.0, subject)));
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let wanted: Vec<_> = wanted.into_iter().map(|(tenant, subject)| (TenantId(tenant), subject)).collect();
    let found = keys.opening_all(db, &wanted).await?;
    for (tenant, document) in documents {
        each(document, &mut |subject, field| {
            if let Some(sealed) = field.remove("sealed") {
                let value = found.get(&(tenant, subject)).and_then(|key| plain(key, &sealed, tenant, subject));
                field.insert("value".into(), value.unwrap_or(Value::Null));
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn plain(key: &DataKey, sealed: &Value, tenant: TenantId, subject: Uuid) -> Option<Value> {
    let bytes = key.open(&from_base64url(sealed.as_str()?)?, &context(tenant, subject))?;
    serde_json::from_slice(&bytes).ok()
}

/// What a sealed field belongs to: moved to another tenant or person it doesn't open.
fn context(tenant: TenantId, subject: Uuid) -> Vec<u8> {
    [tenant.0.as_bytes().as_slice(), subject.as_bytes()].concat()
}

fn subjects<'a>(documents: impl Iterator<Item = &'a Value>) -> BTreeSet<Uuid> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&Value> = documents.collect();
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => match subject_of(members) {
                Some(subject) => drop(found.insert(subject)),
                None => left.extend(members.values()),
            },
            Value::Array(items) => left.extend(items),
            _ => {}
        }
    }
    found
}

/// Calls `change` for each personal field below `value`.
fn each(
    value: &mut Value,
    change: &mut impl FnMut(Uuid, &mut Map<String, Value>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    match value {
        Value::Object(members) => match subject_of(members) {
            Some(subject) => change(subject, members),
            None => members.values_mut().try_for_each(|value| each(value, change)),
        },
        Value::Array(items) => items.iter_mut().try_for_each(|value| each(value, change)),
        _ => Ok(()),
    }
}

fn subject_of(members: &Map<String, Value>) -> Option<Uuid> {
    members.get(PERSONAL)?.as_str()?.parse().ok()
}
