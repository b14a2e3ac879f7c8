//! `/api/v1`: path, query and body of a request merged into the operation's struct; the answer by the operation's kind.

mod events;
mod file;
mod input;

use super::errors::refuse;
use super::server_functions::is_browser;
use super::{conditions, export, openapi};
use crate::gateway::{Answer, Caller, Door, Gateway, UploadBody};
use axum::body::Body;
use axum::extract::{Extension, FromRef, RawPathParams, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, any, get, on};
use axum::{Json, Router};
use domain::catalogue::Entry;
use domain::kernel::{Kind, Method};
use domain::platform::{ReportDefect, ReportVitals};
use domain::{Operation, Refusal};
use futures::StreamExt;
use http::request::Parts;
use http::{StatusCode, header};
use input::Shape;
use serde_json::Value;
use std::sync::Arc;

/// The routes of every operation that the gateway serves.
pub fn routes<S: Clone + Send + Sync + 'static>(gateway: &Gateway) -> Router<S>
where
    Gateway: FromRef<S>,
{
    let entries = gateway.entries();
    let document = Arc::new(openapi::document(&entries));
    let mut router = Router::new().route("/api/v1/openapi.json", get(async move || Json(document)));
    for entry in entries {
        let Some(rest) = entry.rest else { continue };
        let shape = Arc::new(Shape::of(entry));
        let handler = move |State(gateway): State<Gateway>,
                            Extension(caller): Extension<Caller>,
                            params: RawPathParams,
                            request: Request| answer(shape, gateway, caller, params, request);
        router = router.route(&format!("/api/v1{}", rest.path), on(filter(rest.method), handler));
    }
    // No page answers below here; the error shape is added outside.
    for nothing in ["/api", "/api/", "/api/{*rest}"] {
        router = router.route(nothing, any(|| async { StatusCode::NOT_FOUND }));
    }
    router
}

async fn answer(
    shape: Arc<Shape>,
    gateway: Gateway,
    mut caller: Caller,
    params: RawPathParams,
    request: Request,
) -> Response {
    caller.door = Door::Rest;
    let (texts, request_id) = (caller.texts(), caller.request_id.clone());
    match run(&shape, &gateway, caller, params, request).await {
        Ok(response) => response,
        Err(refusal) => refuse(refusal, texts, &request_id),
    }
}

async fn run(
    shape: &Shape,
    gateway: &Gateway,
    mut caller: Caller,
    params: RawPathParams,
    request: Request,
) -> Result<Response, Refusal> {
    let entry = shape.entry;
    let (parts, body) = request.into_parts();
    if caller.session.is_some() && is_browser(&parts.headers) && is_asked_by_pages(entry) {
        // What programs call is told apart from that.
        caller.door = Door::Browser;
    }
    if entry.kind == Kind::Upload {
        let answer = gateway.take(entry.name, caller, shape.outside(&params, &parts)?, upload(&parts, body)).await?;
        return Ok(answered(entry, answer, &parts));
    }
    let mut input = shape.input(&params, &parts, body).await?;
    shape.resume(&mut input, &parts);
    if let Some(format) = export::wish(entry, &parts.headers, &mut input)? {
        return export::answer(entry, format, gateway, caller, input).await;
    }
    match entry.kind {
        Kind::Stream => events::answer(gateway, entry, caller, input).await,
        Kind::Download => file::answer(gateway.give(entry.name, caller, input).await?, &parts).await,
        _ => Ok(answered(entry, gateway.call_json(entry.name, caller, input).await?, &parts)),
    }
}

/// Whether pages ask for it here by themselves: they follow streams, and tell what failed and how long it took.
fn is_asked_by_pages(entry: &Entry) -> bool {
    entry.kind == Kind::Stream || [ReportDefect::NAME, ReportVitals::NAME].contains(&entry.name)
}

fn answered(entry: &Entry, answer: Answer<Value>, parts: &Parts) -> Response {
    if entry.kind.only_reads() {
        return conditions::answered(&answer, &parts.headers);
    }
    match StatusCode::from_u16(entry.status()).unwrap_or(StatusCode::OK) {
        StatusCode::NO_CONTENT => StatusCode::NO_CONTENT.into_response(),
        status => (status, [(header::CACHE_CONTROL, "no-store")], Json(answer.output)).into_response(),
    }
}

/// The body as it comes in; a connection that ends early ends the pieces with a refusal.
fn upload(parts: &Parts, body: Body) -> UploadBody {
    let text = |name| parts.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
    UploadBody {
        content_type: text(header::CONTENT_TYPE).map(str::to_owned),
        length: text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()),
        pieces: body.into_data_stream().map(|piece| piece.map_err(|_| UploadBody::broken())).boxed(),
    }
}

const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}
