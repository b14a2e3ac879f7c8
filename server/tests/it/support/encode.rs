//! An operation's input as the doors take it: REST fills path, query and body; a server function takes a form.

use domain::catalogue::Entry;
use domain::kernel::{Kind, Method};
use serde_json::{Map, Value};

/// Path with query, and body, of a REST request with this input.
pub fn rest_of(entry: &Entry, input: &Value) -> (http::Method, String, Value) {
    let rest = entry.rest.expect("the operation has a place in the REST interface");
    let mut path = format!("/api/v1{}", rest.path);
    let mut body = Map::new();
    for (name, value) in input.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        let slot = format!("{{{name}}}");
        if path.contains(&slot) {
            path = path.replace(&slot, &escaped(&plain(value)));
        } else {
            body.insert(name.clone(), value.clone());
        }
    }
    if (rest.method == Method::Get || entry.kind == Kind::Upload) && !body.is_empty() {
        let pairs: Vec<(String, String)> = body.iter().map(|(name, value)| (name.clone(), plain(value))).collect();
        path = format!("{path}?{}", serde_urlencoded::to_string(pairs).expect("plain pairs"));
        body.clear();
    }
    let method = rest.method.as_str().parse().expect("a method");
    (method, path, Value::Object(body))
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

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out + &char::from(byte).to_string(),
        _ => out + &format!("%{byte:02X}"),
    })
}
