//! The members of events as names and texts, and what a stream's events have left of them so far.

use crate::store::Stored;
use domain::kernel::{Aggregate, PERSONAL};
use domain::knowledge::Document;
use domain::platform::AuditField;
use serde_json::Value;

/// The members of an event that happened. What documents say is for who reads them, which nobody asks here: of them the log tells
/// that they changed.
pub(super) fn of_stored(event: &Stored, sees_people: bool) -> Vec<AuditField> {
    of_event(event.payload.clone(), sees_people && event.stream_type != Document::NAME)
}

/// The members of an event. Personal ones have a value for whoever may see people, as long as nobody erased it.
fn of_event(payload: Value, sees_people: bool) -> Vec<AuditField> {
    let mut fields = Vec::new();
    flatten(String::new(), payload, (sees_people, false), &mut fields);
    fields
}

/// What the events have left: each member as the last event wrote it that has it. `events` are in their order.
pub(super) fn left_by(events: &[Stored], sees_people: bool) -> Vec<AuditField> {
    let mut left: Vec<AuditField> = Vec::new();
    for event in events {
        let written = of_stored(event, sees_people);
        // A member is written whole: of a list that became shorter nothing stays.
        left.retain(|field| !written.iter().any(|new| top(&new.name) == top(&field.name)));
        left.extend(written);
    }
    left
}

/// Says beside each member what it was before.
pub(super) fn compare(fields: &mut [AuditField], before: &[AuditField]) {
    for field in fields {
        let was = before.iter().find(|was| was.name == field.name);
        field.before = was.and_then(|was| was.value.clone());
    }
}

fn top(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// The two: whether the reader sees people, and whether it is personal what stands here.
fn flatten(name: String, value: Value, (sees_people, personal): (bool, bool), into: &mut Vec<AuditField>) {
    let inner = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    let field = |name, value| AuditField { name, value, personal, before: None, called: None };
    match value {
        Value::Object(mut members) if members.contains_key(PERSONAL) => {
            match members.remove("value").filter(|value| sees_people && !value.is_null()).map(sealed) {
                Some(value) => flatten(name, value, (sees_people, true), into),
                None => into.push(AuditField { personal: true, ..field(name, None) }),
            }
        }
        Value::Object(members) => members.into_iter().for_each(|(part, value)| {
            let name = inner(&part);
            flatten(name, value, (sees_people, personal), into);
        }),
        Value::Array(items) => (0..).zip(items).for_each(|(at, value): (u32, _)| {
            let name = inner(&at.to_string());
            flatten(name, value, (sees_people, personal), into);
        }),
        Value::Null => {}
        value => into.push(field(name, Some(text(value)))),
    }
}

/// What was sealed as a whole, as members; anything else as it is.
fn sealed(value: Value) -> Value {
    let whole = value.as_str().filter(|text| text.starts_with('{')).and_then(|text| serde_json::from_str(text).ok());
    whole.filter(Value::is_object).unwrap_or(value)
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn named(payload: Value) -> Vec<(String, Option<String>)> {
        of_event(payload, false).into_iter().map(|field| (field.name, field.value)).collect()
    }

    #[test]
    fn members_are_flat_and_personal_ones_are_for_those_who_see_people() {
        let payload = json!({"roles": ["owner"], "email": {PERSONAL: "x", "value": "a@b.example"}, "none": null});
        assert_eq!(named(payload.clone()), [("email".into(), None), ("roles.0".into(), Some("owner".into()))]);
        assert_eq!(of_event(payload, true)[0].value.as_deref(), Some("a@b.example"));
        let whole = json!({"prompt": {PERSONAL: "x", "value": r#"{"text": "Name a spice.", "history": []}"#}});
        assert_eq!(named(whole.clone()), [("prompt".into(), None)]);
        let fields = of_event(whole, true);
        let [only] = &fields[..] else { panic!("{fields:?}") };
        assert_eq!(
            (only.name.as_str(), only.value.as_deref(), only.personal),
            ("prompt.text", Some("Name a spice."), true)
        );
    }

    #[test]
    fn a_member_says_what_it_was_before() {
        let before = of_event(json!({"name": "Reader", "roles": ["a", "b"]}), true);
        let mut after = of_event(json!({"name": "Writer", "colour": "red"}), true);
        compare(&mut after, &before);
        let before: Vec<_> = after.iter().map(|field| (field.name.as_str(), field.before.as_deref())).collect();
        assert_eq!(before, [("colour", None), ("name", Some("Reader"))]);
    }
}
