//! An operation's input as the doors take it: REST fills path, query and body; a server function takes a form.

use domain::catalogue::Entry;
use serde_json::Value;

/// Path with query, and body, of a REST request with this input.
pub fn rest_of(entry: &Entry, input: &Value) -> (http::Method, String, Value) {
    server::isolation::rest_of(entry, entry.rest.expect("the operation has a place in the REST interface"), input)
}

/// The members of a form, nested ones as `history[0][role]`.
pub fn form_of(input: &Value) -> Vec<(String, String)> {
    let mut members = Vec::new();
    flatten(String::new(), input, &mut members);
    members
}

fn flatten(name: String, value: &Value, into: &mut Vec<(String, String)>) {
    let inner = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}[{key}]") };
    match value {
        Value::Null => {}
        Value::Object(members) => members.iter().for_each(|(key, value)| flatten(inner(key), value, into)),
        Value::Array(items) => {
            (0..).zip(items).for_each(|(i, value): (u32, _)| flatten(inner(&i.to_string()), value, into))
        }
        value => into.push((name, plain(value))),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
