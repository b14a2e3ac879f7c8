//! The names under which a request is found again: a request id and the trace of the caller (W3C Trace Context).

use super::Doors;
use crate::ambient::new_id;
use crate::gateway::Notes;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use std::time::Instant;
use tracing::Instrument;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The names of a request.
#[derive(Clone, Debug)]
pub struct Names {
    /// Ours, for this request alone.
    pub request_id: String,
    /// The caller's, or ours where there is none.
    pub trace_id: String,
}

/// Names the request, logs it once with its outcome, and answers with its id.
pub async fn trace(State(doors): State<Doors>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let request_id = new_id().simple().to_string();
    let trace_id = trace_of(request.headers()).unwrap_or_else(|| request_id.clone());
    request.extensions_mut().insert(Names { request_id: request_id.clone(), trace_id: trace_id.clone() });
    let notes = Notes::default();
    request.extensions_mut().insert(notes.clone());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let span = tracing::info_span!(
        "request",
        request_id,
        trace_id,
        tenant_id = tracing::field::Empty,
        user_id = tracing::field::Empty
    );
    let mut response = next.run(request).instrument(span.clone()).await;
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(&REQUEST_ID, value);
    }
    let status = response.status();
    let took = started.elapsed();
    let noted = notes.noted();
    if noted.logged {
        doors.gateway.services().requests.note(&request_id, method.as_str(), status.as_u16(), took, &noted);
    }
    drop(noted);
    let labels = [("method", known(&method)), ("status", status.as_str().to_owned())];
    metrics::counter!("portico_http_requests_total", &labels).increment(1);
    let latency_ms = took.as_secs_f64() * 1e3;
    span.in_scope(|| tracing::info!(%method, path, status = status.as_u16(), latency_ms, "answered"));
    response
}

/// The method as a label: what a caller invents is no label of its own, so that there are only so many.
fn known(method: &Method) -> String {
    const KNOWN: [Method; 7] =
        [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    if KNOWN.contains(method) { method.to_string() } else { "other".into() }
}

/// A process that is going closes each connection with its next answer, so that none is cut off in the midst of a
/// request when the process stops. (HTTP/2 has a frame for that, and knows no such header.)
pub async fn close_while_draining(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let has_header = request.version() <= http::Version::HTTP_11;
    let mut response = next.run(request).await;
    if has_header && doors.gateway.services().drain.has_begun() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

fn trace_of(headers: &HeaderMap) -> Option<String> {
    let mut parts = headers.get("traceparent")?.to_str().ok()?.split('-');
    let (_, id) = (parts.next()?, parts.next()?);
    let well_formed = id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    (well_formed && id.bytes().any(|b| b != b'0')).then(|| id.to_owned())
}
