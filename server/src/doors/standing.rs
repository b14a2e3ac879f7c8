//! How a caller stands with the limits, in the headers of draft-ietf-httpapi-ratelimit-headers, on every answer.

use crate::gateway::Standing;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};

static LIMIT: HeaderName = HeaderName::from_static("ratelimit");
static POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Names every limit that the request counted against, and how the caller stands with the one that is nearest to its
/// end. Doors with an error shape of their own needn't know when a refused call may come again.
pub fn tell(standings: &[Standing], response: &mut Response) {
    let share = |standing: &&Standing| u64::from(standing.left) * 1_000_000 / u64::from(standing.quota.max(1));
    let Some(nearest) = standings.iter().min_by_key(share) else { return };
    let headers = response.headers_mut();
    let mut policies: Vec<String> = Vec::with_capacity(standings.len());
    for standing in standings {
        let policy = format!("\"{}\";q={};w={}", standing.policy, standing.quota, standing.window_s);
        if !policies.contains(&policy) {
            policies.push(policy);
        }
    }
    let limit = format!("\"{}\";r={};t={}", nearest.policy, nearest.left, nearest.resets_s);
    for (name, text) in [(&LIMIT, limit), (&POLICY, policies.join(", "))] {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    }
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        let seconds = nearest.resets_s.max(1).to_string();
        response.headers_mut().extend([retry_after(Some(&seconds))]);
    }
}

/// The seconds after which a refused call is let through.
pub fn retry_after(seconds: Option<&String>) -> (HeaderName, HeaderValue) {
    let seconds = seconds.and_then(|seconds| HeaderValue::from_str(seconds).ok());
    (header::RETRY_AFTER, seconds.unwrap_or(HeaderValue::from_static("2")))
}
