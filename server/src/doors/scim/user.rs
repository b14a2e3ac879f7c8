//! A person as the protocol shows them (RFC 7643 §4.1).

use super::path::USER;
use domain::Moment;
use domain::federation::Provisioned;
use serde_json::{Map, Value, json};

/// Where a person is found.
pub(super) fn location(base: &str, it: &Provisioned) -> String {
    format!("{base}/Users/{}", it.id)
}

/// The resource of a person. What isn't known isn't there.
pub(super) fn user(base: &str, it: &Provisioned) -> Map<String, Value> {
    let entry = &it.entry;
    let emails: Vec<_> = entry
        .emails
        .iter()
        .map(|email| without_nulls(json!({"value": email.value, "type": email.kind, "primary": email.primary})))
        .collect();
    let roles: Vec<_> = entry.roles.iter().map(|role| json!({"value": role})).collect();
    let name = without_nulls(json!({
        "formatted": entry.formatted_name, "givenName": entry.given_name, "familyName": entry.family_name
    }));
    let resource = without_nulls(json!({
        "schemas": [USER],
        "id": it.id,
        "externalId": entry.external_id,
        "userName": entry.directory_name,
        "name": (name.as_object().is_some_and(|name| !name.is_empty())).then_some(name),
        "displayName": entry.display_name,
        "emails": (!emails.is_empty()).then_some(emails),
        "active": it.active,
        "roles": (!roles.is_empty()).then_some(roles),
        "meta": {
            "resourceType": "User",
            "created": rfc3339(it.created_at),
            "lastModified": rfc3339(it.changed_at),
            "location": location(base, it)
        }
    }));
    match resource {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn rfc3339(moment: Moment) -> String {
    moment.0.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.retain(|_, value| !value.is_null());
    }
    value
}
