//! What an operation may answer, by status.

use super::terms;
use crate::doors::export::Format;
use domain::catalogue::Entry;
use domain::kernel::Kind;
use serde_json::{Map, Value, json};

/// A body that is a file.
pub fn binary() -> Value {
    json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}})
}

/// Every answer of an operation; `answer` is the schema of success.
pub fn of(entry: &Entry, answer: Value) -> Value {
    let mut all = Map::new();
    all.insert(entry.status().to_string(), with_headers(entry, success(entry, answer)));
    if entry.takes_if_none_match() {
        all.insert("304".into(), json!({"description": "The caller has it already"}));
    }
    if entry.kind == Kind::Download {
        let range = json!({"description": "The range that was asked for", "content": binary()});
        all.insert("206".into(), with_headers(entry, range));
    }
    for (status, description) in entry.refusals() {
        let mut refusal = error(description);
        if matches!(status, 429 | 503) {
            refusal["headers"]["Retry-After"] = json!({"$ref": "#/components/headers/Retry-After"});
        }
        all.insert(status.to_string(), refusal);
    }
    Value::Object(all)
}

fn with_headers(entry: &Entry, mut response: Value) -> Value {
    for name in terms::headers(entry) {
        response["headers"][name] = json!({"$ref": format!("#/components/headers/{name}")});
    }
    response
}

fn success(entry: &Entry, answer: Value) -> Value {
    let kind = if entry.kind == Kind::Stream { "text/event-stream" } else { "application/json" };
    match (entry.kind, entry.status()) {
        (_, 204) => json!({"description": "Done"}),
        (Kind::Download, _) => json!({"description": "The file", "content": binary()}),
        (Kind::Job, _) => json!({
            "description": "Accepted; a worker does it later",
            "content": {kind: {"schema": answer}}
        }),
        _ => json!({"description": "Done", "content": with_files(entry, json!({kind: {"schema": answer}}))}),
    }
}

/// What a list answers with beside JSON.
fn with_files(entry: &Entry, mut content: Value) -> Value {
    for format in Format::ALL.into_iter().filter(|_| entry.is_list()) {
        let schema = if format == Format::Csv { json!({"type": "string"}) } else { json!({}) };
        content[format.essence()] = json!({"schema": schema});
    }
    content
}

fn error(description: &str) -> Value {
    json!({
        "description": description,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    })
}
