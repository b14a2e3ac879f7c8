//! One shape for every error: `{"error": {"code", "message", "statusCode", "requestId", "fields"}}`, with sentences in
//! the caller's language.

use super::authenticate::locale_of;
use super::request::Names;
use super::standing;
use axum::Json;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use http::{HeaderValue, StatusCode, header};
use texts::Catalogue;

/// A refusal as a response, in the words of a caller's texts or of those that are built in for a language.
pub fn refuse(refusal: Refusal, texts: impl Into<&'static Catalogue>, request_id: &str) -> Response {
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let seconds = refusal.params.get("seconds").cloned();
    let range = refusal.params.get("bytes").map(|total| format!("bytes */{total}"));
    // Whoever asked with the same key needs about as long as the wait that has just ended.
    let again = matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS)
        || refusal.code == "in_flight";
    let mut response = (status, Json(worded(refusal, texts, request_id))).into_response();
    match status {
        StatusCode::UNAUTHORIZED => {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            let range = range.and_then(|range| HeaderValue::from_str(&range).ok());
            response.headers_mut().extend(range.map(|range| (header::CONTENT_RANGE, range)));
        }
        _ => {}
    }
    if again {
        response.headers_mut().extend([standing::retry_after(seconds.as_ref())]);
    }
    response
}

/// The refusal with its sentences and the request's id.
pub fn worded(mut refusal: Refusal, texts: impl Into<&'static Catalogue>, request_id: &str) -> Refusal {
    let catalogue = texts.into();
    let sentence = |table: &str, code: &str, params: &std::collections::BTreeMap<String, String>| {
        let pairs: Vec<(&str, &str)> = params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let key = catalogue.named(&format!("{table}.{code}"));
        key.map_or_else(|| code.replace('_', " "), |key| catalogue.fill(key, &pairs))
    };
    if refusal.message.is_empty() {
        refusal.message = sentence("errors", &refusal.code, &refusal.params);
    }
    for fault in &mut refusal.fields {
        if fault.message.is_empty() {
            fault.message = sentence("validation", &fault.code, &fault.params);
        }
    }
    refusal.request_id = (!request_id.is_empty()).then(|| request_id.to_owned());
    refusal
}

/// Gives the error shape to what the framework refuses by itself under `/api`: unknown paths, methods, types, sizes.
pub async fn shape(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let api = path == "/api" || path.starts_with("/api/");
    let locale = locale_of(request.headers(), request.uri().path());
    let request_id = request.extensions().get::<Names>().map(|names| names.request_id.clone()).unwrap_or_default();
    let response = next.run(request).await;
    let status = response.status();
    let json = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if !api || json || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let code = match status {
        StatusCode::NOT_FOUND => "resource_not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "body_too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media_type_unsupported",
        StatusCode::SERVICE_UNAVAILABLE => "took_too_long",
        it if it.is_server_error() => "internal",
        _ => "malformed_body",
    };
    let status = if status == StatusCode::UNPROCESSABLE_ENTITY { 400 } else { status.as_u16() };
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut shaped = refuse(Refusal::new(status, code), locale, &request_id);
    if let Some(allow) = allow {
        shaped.headers_mut().insert(header::ALLOW, allow);
    }
    shaped
}
