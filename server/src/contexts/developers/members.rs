//! What an operation takes and answers, from the schemas of its declaration, in words that stand in a table.

use super::show_operation::pretty;
use domain::catalogue::Entry;
use domain::developers::{MemberLine, MemberPlace};
use domain::kernel::{Kind, Method};
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

/// A schema with everything that it refers to inside.
fn whole(of: fn(&mut SchemaGenerator) -> Schema) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|it| {
        it.inline_subschemas = true;
        it.meta_schema = None;
    });
    of(&mut settings.into_generator()).to_value()
}

/// The members of the input.
pub fn members(entry: &Entry) -> Vec<MemberLine> {
    let schema = whole(entry.input);
    let example = (entry.example)();
    let is_needed = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name));
    let members = schema["properties"].as_object().into_iter().flatten();
    let member = |(name, member): (&String, &Value)| MemberLine {
        name: name.clone(),
        place: place(entry, name),
        kind: kind(member),
        required: is_needed(name),
        doc: member["description"].as_str().unwrap_or_default().to_owned(),
        values: values(member),
        example: example.get(name).filter(|value| !value.is_null()).map(plain),
    };
    members.map(member).collect()
}

fn place(entry: &Entry, name: &str) -> MemberPlace {
    match entry.rest {
        Some(rest) if rest.path.contains(&format!("{{{name}}}")) => MemberPlace::Path,
        Some(rest) if rest.method == Method::Get || entry.kind == Kind::Upload => MemberPlace::Query,
        _ => MemberPlace::Body,
    }
}

/// JSON Schema of the answer; none: nothing, or a file.
pub(super) fn answer(entry: &Entry) -> Option<String> {
    let schema = whole(entry.answer);
    let is_nothing = schema["type"] == "null" || entry.kind == Kind::Download;
    (!is_nothing).then(|| pretty(&schema))
}

/// A type in words: `string (uuid)`, `array of string`.
fn kind(schema: &Value) -> String {
    for several in ["anyOf", "oneOf"] {
        let parts = schema[several].as_array().into_iter().flatten();
        let parts: Vec<_> = parts.filter(|part| part["type"] != "null").map(kind).collect();
        if let Some(first) = parts.first() {
            return if parts.iter().all(|part| part == first) { first.clone() } else { parts.join(" | ") };
        }
    }
    let name = match &schema["type"] {
        Value::String(name) => name.as_str(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null").unwrap_or("any"),
        _ if schema.get("const").is_some() || schema.get("enum").is_some() => "string",
        _ => "any",
    };
    match (name, schema["format"].as_str()) {
        ("array", _) => format!("array of {}", kind(&schema["items"])),
        (name, Some(format)) => format!("{name} ({format})"),
        (name, None) => name.to_owned(),
    }
}

/// What a member may be, where that is listed.
fn values(schema: &Value) -> Vec<String> {
    let mut found: Vec<String> = schema.get("const").into_iter().map(plain).collect();
    found.extend(schema["enum"].as_array().into_iter().flatten().filter(|value| !value.is_null()).map(plain));
    for several in ["anyOf", "oneOf"] {
        found.extend(schema[several].as_array().into_iter().flatten().flat_map(values));
    }
    found
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn types_are_said_in_words_and_choices_are_listed() {
        let choice = json!({"anyOf": [{"oneOf": [{"const": "a", "type": "string"}, {"const": "b", "type": "string"}]},
                                      {"type": "null"}]});
        assert_eq!((kind(&choice), values(&choice)), ("string".into(), vec!["a".to_owned(), "b".into()]));
        assert_eq!(
            kind(&json!({"type": ["array", "null"], "items": {"type": "string", "format": "uuid"}})),
            "array of string (uuid)"
        );
        assert_eq!(kind(&json!({"type": ["integer", "null"], "format": "uint16"})), "integer (uint16)");
        assert_eq!(kind(&json!(true)), "any");
    }
}
