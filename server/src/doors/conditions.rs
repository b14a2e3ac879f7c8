//! Conditional requests (RFC 9110 §13): what is answered carries a tag, and who has it already is only told so.

use crate::ambient::base64url;
use crate::gateway::Answer;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The answer to a query: its tag is the version of the thing that was asked about, or else made from the answer.
pub fn answered(answer: &Answer<Value>, headers: &HeaderMap) -> Response {
    let body = serde_json::to_vec(&answer.output).unwrap_or_default();
    let settled = answer.version.is_none_or(|version| version.settled);
    let etag = match answer.version {
        Some(version) => format!("\"{}\"", version.number),
        None => format!("\"{}\"", base64url(&Sha256::digest(&body)[..16])),
    };
    let kept = settled && has_already(headers, &etag);
    let tag = [
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (header::ETAG, HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("\"\""))),
    ];
    match kept {
        true => (StatusCode::NOT_MODIFIED, tag).into_response(),
        false => (tag, [(header::CONTENT_TYPE, "application/json")], body).into_response(),
    }
}

/// Whether the caller has what this tag names already: `If-None-Match` lists it or is `*`. Compared weakly, as the
/// standard says for this header.
pub fn has_already(headers: &HeaderMap, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || opaque(tag) == etag)
}
