//! What a step hands to an operation: what was set, read as what the operation takes.

use super::fill::{Seen, shown};
use crate::contexts::developers::members;
use domain::Refusal;
use domain::catalogue::Entry;
use domain::pipelines::{Step, WITH};
use serde_json::{Map, Value};

/// The input of an operation.
///
/// # Errors
/// What a reference can't be put in for; `argument_unfit` where something isn't what the operation takes.
pub(super) fn input(entry: &Entry, step: &Step, seen: &Seen<'_>) -> Result<Value, Refusal> {
    let members = members(entry);
    let mut input = Map::new();
    for set in &step.settings {
        let Some(name) = set.name.strip_prefix(WITH) else { continue };
        let value = seen.whole(&set.value)?;
        if value.is_null() {
            continue;
        }
        let kind = members.iter().find(|member| member.name == name).map_or("any", |member| member.kind.as_str());
        let unfit = || Refusal::invalid_field(name, "argument_unfit");
        input.insert(name.to_owned(), read(kind, value).ok_or_else(unfit)?);
    }
    Ok(Value::Object(input))
}

/// A value as a kind of the reference, `integer (uint16)` or `array of string`; none where it can't be one.
pub(super) fn read(kind: &str, value: Value) -> Option<Value> {
    let is = |name: &str| kind == name || kind.starts_with(&format!("{name} "));
    let text = || shown(&value).trim().to_owned();
    if is("string") {
        return Some(Value::String(shown(&value)));
    }
    if is("integer") {
        return text().parse::<i64>().ok().map(Value::from);
    }
    if is("number") {
        return text().parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from);
    }
    if is("boolean") {
        return text().parse::<bool>().ok().map(Value::from);
    }
    let parsed = match &value {
        Value::String(written) => serde_json::from_str(written).unwrap_or_else(|_| value.clone()),
        other => other.clone(),
    };
    match kind {
        "object" => Some(parsed).filter(Value::is_object),
        _ if kind.starts_with("array of ") => match parsed {
            Value::Array(items) => Some(Value::Array(items)),
            // One thing is a list of one; words with commas between are a list of words.
            Value::String(words) => {
                let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
                Some(Value::Array(words.map(|word| Value::String(word.to_owned())).collect()))
            }
            _ => None,
        },
        _ => Some(parsed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::catalogue;
    use domain::pipelines::StepKind;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[test]
    fn texts_become_what_the_operation_takes() {
        assert_eq!(read("integer (uint16)", json!(" 12 ")), Some(json!(12)));
        assert_eq!(read("integer (uint16)", json!("many")), None);
        assert_eq!(read("number (float)", json!("0.5")), Some(json!(0.5)));
        assert_eq!(read("boolean", json!("true")), Some(json!(true)));
        assert_eq!(read("boolean", json!("perhaps")), None);
        assert_eq!(read("string (uuid)", json!(12)), Some(json!("12")));
        assert_eq!(read("array of string", json!("a, b")), Some(json!(["a", "b"])));
        assert_eq!(read("array of string", json!("[\"a, b\"]")), Some(json!(["a, b"])));
        assert_eq!(read("object", json!("{\"a\": 1}")), Some(json!({"a": 1})));
        assert_eq!(read("object", json!("a")), None);
    }

    #[test]
    fn an_operation_is_handed_what_was_set() {
        let entry = catalogue::find("tenancy.add_team").unwrap();
        let step = Step::new("team", StepKind::Operation).with("with.name", "Team {{input.name}}");
        let (input_of, none) = (json!({"name": "Blue"}), BTreeMap::new());
        let seen = Seen { input: &input_of, steps: &none, run: &Value::Null, item: None };
        assert_eq!(input(entry, &step, &seen).unwrap(), json!({"name": "Team Blue"}));
    }
}
