//! A part of a resource: `attributes` and `excludedAttributes` (RFC 7644 §3.9). Who somebody is is always said.

use super::path::USER;
use serde_json::{Map, Value};

/// What is always there.
const ALWAYS: [&str; 2] = ["schemas", "id"];

/// Leaves what is asked for.
pub(super) fn only(mut resource: Map<String, Value>, wanted: &str) -> Map<String, Value> {
    let wanted = names(wanted);
    resource.retain(|name, value| {
        let name = name.to_lowercase();
        if ALWAYS.contains(&name.as_str()) || wanted.contains(&name) {
            return true;
        }
        let parts: Vec<_> = wanted.iter().filter_map(|it| it.strip_prefix(&format!("{name}."))).collect();
        each_object(value, |members| members.retain(|part, _| parts.contains(&part.to_lowercase().as_str())));
        !parts.is_empty()
    });
    resource
}

/// Leaves out what isn't wanted.
pub(super) fn without(mut resource: Map<String, Value>, unwanted: &str) -> Map<String, Value> {
    let unwanted = names(unwanted);
    resource.retain(|name, value| {
        let name = name.to_lowercase();
        let parts: Vec<_> = unwanted.iter().filter_map(|it| it.strip_prefix(&format!("{name}."))).collect();
        each_object(value, |members| members.retain(|part, _| !parts.contains(&part.to_lowercase().as_str())));
        ALWAYS.contains(&name.as_str()) || !unwanted.contains(&name)
    });
    resource
}

/// The names of a list, in lower case and without their schema.
fn names(list: &str) -> Vec<String> {
    let schema = format!("{}:", USER.to_lowercase());
    list.split(',')
        .map(|name| name.trim().to_lowercase())
        .map(|name| name.strip_prefix(&schema).map_or(name.clone(), str::to_owned))
        .collect()
}

fn each_object(value: &mut Value, with: impl Fn(&mut Map<String, Value>)) {
    match value {
        Value::Object(members) => with(members),
        Value::Array(values) => values.iter_mut().filter_map(Value::as_object_mut).for_each(with),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn resource() -> Map<String, Value> {
        let whole = json!({
            "schemas": [USER], "id": "7", "userName": "noor",
            "name": {"givenName": "Noor", "familyName": "Aziz"}, "emails": [{"value": "a@b.example", "type": "work"}]
        });
        whole.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn a_part_is_answered_with_who_somebody_is() {
        let part = Value::Object(only(resource(), "NAME.givenName, emails"));
        let emails = json!([{"value": "a@b.example", "type": "work"}]);
        assert_eq!(part, json!({"schemas": [USER], "id": "7", "name": {"givenName": "Noor"}, "emails": emails}));
        let rest = Value::Object(without(resource(), "id,name,emails.type"));
        let emails = json!([{"value": "a@b.example"}]);
        assert_eq!(rest, json!({"schemas": [USER], "id": "7", "userName": "noor", "emails": emails}));
    }
}
