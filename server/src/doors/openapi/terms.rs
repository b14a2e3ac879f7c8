//! What callers may ask beside an operation's input, and what answers tell beside their body: headers, described once.

use crate::doors::export::Format;
use domain::catalogue::Entry;
use domain::kernel::Kind;
use serde_json::{Value, json};

/// The headers that a request of this operation may bring, as references.
pub fn parameters(entry: &Entry) -> Vec<Value> {
    let is_download = entry.kind == Kind::Download;
    [
        (entry.takes_key(), "IdempotencyKey"),
        (entry.takes_if_match(), "IfMatch"),
        (entry.takes_if_none_match(), "IfNoneMatch"),
        (entry.is_list(), "Format"),
        (is_download, "Range"),
        (is_download, "IfRange"),
    ]
    .into_iter()
    .filter(|(taken, _)| *taken)
    .map(|(_, name)| json!({"$ref": format!("#/components/parameters/{name}")}))
    .collect()
}

/// The headers of a success.
pub fn headers(entry: &Entry) -> Vec<&'static str> {
    let is_download = entry.kind == Kind::Download;
    [
        (entry.takes_key(), "Idempotency-Replayed"),
        (true, "RateLimit"),
        (true, "RateLimit-Policy"),
        (entry.takes_if_none_match(), "ETag"),
        (is_download, "Content-Disposition"),
        (is_download, "Accept-Ranges"),
    ]
    .into_iter()
    .filter(|(sent, _)| *sent)
    .map(|(_, name)| name)
    .collect()
}

/// `components.parameters`.
pub fn shared_parameters() -> Value {
    let header = |name: &str, description: &str, example: &str| {
        json!({
            "name": name,
            "in": "header",
            "required": false,
            "description": description,
            "schema": {"type": "string"},
            "example": example
        })
    };
    json!({
        "IdempotencyKey": header(
            "Idempotency-Key",
            "A name of your own for this piece of work, 1 to 255 characters. Asked again with the same key within 24 hours, \
             it isn't done again: the first answer comes back. Refusals aren't kept. The same key with another input is \
             409 `key_reused`; while the first ask is still worked on for more than 5 seconds, 409 `in_flight`; an answer \
             that was erased with a person is 410 `answer_gone`.",
            "8e03978e-40d5-43dd-bc93-6894a57f9324"
        ),
        "IfMatch": header(
            "If-Match",
            "Do it only if the thing still is of this version, as its `ETag` names it; otherwise 412 \
             `precondition_failed`.",
            "\"3\""
        ),
        "IfNoneMatch": header("If-None-Match", "An `ETag` that you have: 304 if nothing has changed.", "\"3\""),
        "Range": header("Range", "The part of the file that is wanted; one range.", "bytes=0-1023"),
        "IfRange": header("If-Range", "Answer with the range only if the file still has this `ETag`.", "\"3\""),
        "Format": {
            "name": "format",
            "in": "query",
            "required": false,
            "schema": {"type": "string", "enum": ["json", Format::Csv.as_str(), Format::Xlsx.as_str()]},
            "description": "`csv` or `xlsx`: all rows as a file, as the header `Accept` can ask for too. `limit` and \
                            `cursor` mean nothing then; a workbook holds at most 100000 rows"
        }
    })
}

/// `components.headers`.
pub fn shared_headers() -> Value {
    let header = |description: &str| json!({"description": description, "schema": {"type": "string"}});
    json!({
        "Idempotency-Replayed": header("`true`: this is the answer of an earlier request with the same key"),
        "RateLimit": header(
            "How the caller stands with the limit that is nearest to its end: calls left (`r`), seconds until it is full \
             again (`t`); draft-ietf-httpapi-ratelimit-headers"
        ),
        "RateLimit-Policy": header("Each limit that the call counted against: calls (`q`) in a window of seconds (`w`)"),
        "Retry-After": header("Seconds until the call may be repeated"),
        "ETag": header("The version of the thing, or a hash of the answer"),
        "Content-Disposition": header("The name to save the file under"),
        "Accept-Ranges": header("`bytes`: parts can be asked for")
    })
}
