//! Conditional requests (RFC 9110 §13).

use http::{HeaderMap, header};

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
