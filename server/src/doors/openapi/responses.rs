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
    if terms::takes_if_none_match(entry) {
        all.insert("304".into(), json!({"description": "The caller has it already"}));
    }
    if terms::takes_if_match(entry) {
        all.insert("412".into(), error("The thing is of another version than `If-Match` names"));
    }
    if terms::takes_key(entry) {
        all.insert("410".into(), error("It was done under this idempotency key, and its answer has been erased since"));
    }
    if entry.kind == Kind::Download {
        let range = json!({"description": "The range that was asked for", "content": binary()});
        all.insert("206".into(), with_headers(entry, range));
        all.insert("416".into(), error("The file ends before the range begins"));
    }
    for (status, description) in REFUSALS {
        let mut refusal = error(description);
        if matches!(*status, "429" | "503") {
            refusal["headers"]["Retry-After"] = json!({"$ref": "#/components/headers/Retry-After"});
        }
        all.insert((*status).into(), refusal);
    }
    Value::Object(all)
}

const REFUSALS: &[(&str, &str)] = &[
    ("400", "Something in the request is wrong; every wrong field is named"),
    ("401", "Nobody is signed in"),
    ("403", "A permission is missing; it is named"),
    ("404", "There is no such thing, or it is another tenant's"),
    ("409", "Somebody else was quicker, or it is taken"),
    ("413", "The body is too large"),
    ("415", "The body's type isn't taken here"),
    ("429", "Too many calls; `Retry-After` says when the next one is let through"),
    ("503", "A part that this needs is away; try again"),
];

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
