//! An operation's input as REST takes it: members fill path, query and body.

use domain::catalogue::Entry;
use domain::kernel::{Kind, Method, Rest};
use serde_json::{Map, Value};

/// Method, path with query, and body of a REST request with this input.
pub fn rest_of(entry: &Entry, rest: Rest, input: &Value) -> (http::Method, String, Value) {
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
        path = format!("{path}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default());
        body.clear();
    }
    let method = match rest.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Patch => http::Method::PATCH,
        Method::Delete => http::Method::DELETE,
    };
    (method, path, Value::Object(body))
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
