//! `/api/v1`: path, query and body of a request merged into the operation's struct.

use super::errors::refuse;
use super::{BODY_BYTES_MAX, Doors, export, openapi};
use crate::gateway::{Caller, Door};
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, RawPathParams, Request, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, any, get, on};
use axum::{Json, Router};
use domain::Refusal;
use domain::catalogue::{self, Entry};
use domain::kernel::{Kind, Method};
use futures::StreamExt;
use http::{StatusCode, header};
use serde_json::{Map, Value};
use std::convert::Infallible;

pub fn routes() -> Router<Doors> {
    let document = get(|| async { Json(openapi::document()) });
    let mut router = Router::new().route("/api/v1/openapi.json", document);
    for entry in catalogue::all() {
        let Some(rest) = entry.rest else { continue };
        let handler = move |State(doors): State<Doors>,
                            Extension(caller): Extension<Caller>,
                            params: RawPathParams,
                            request: Request| answer(entry, doors, caller, params, request);
        router = router.route(&format!("/api/v1{}", rest.path), on(filter(rest.method), handler));
    }
    // No page answers below here; the error shape is added outside.
    for nothing in ["/api", "/api/", "/api/{*rest}"] {
        router = router.route(nothing, any(|| async { StatusCode::NOT_FOUND }));
    }
    router
}

async fn answer(
    entry: &'static Entry,
    doors: Doors,
    mut caller: Caller,
    params: RawPathParams,
    request: Request,
) -> Response {
    caller.door = Door::Rest;
    let (locale, request_id) = (caller.locale, caller.request_id.clone());
    match run(entry, &doors, caller, params, request).await {
        Ok(response) => response,
        Err(refusal) => refuse(refusal, locale, &request_id),
    }
}

async fn run(
    entry: &'static Entry,
    doors: &Doors,
    caller: Caller,
    params: RawPathParams,
    request: Request,
) -> Result<Response, Refusal> {
    let headers = request.headers().clone();
    let mut input = input(entry, &params, request).await?;
    if let Some(format) = export::wish(entry, &headers, &mut input)? {
        return export::answer(entry, format, &doors.gateway, caller, input).await;
    }
    if entry.kind == Kind::Stream {
        let (locale, request_id) = (caller.locale, caller.request_id.clone());
        let items = doors.gateway.open_json(entry.name, caller, input)?;
        // The first item tells whether the caller may see anything at all: only then the answer is a stream.
        let mut items = items.peekable();
        if let Some(Err(refusal)) = std::pin::Pin::new(&mut items).peek().await {
            return Err(refusal.clone());
        }
        let events = items.map(move |item| {
            Ok::<_, Infallible>(match item {
                Ok(item) => Event::default().data(item.to_string()),
                Err(refusal) => {
                    let refusal = super::errors::worded(refusal, locale, &request_id);
                    Event::default().event("refusal").data(serde_json::to_string(&refusal).unwrap_or_default())
                }
            })
        });
        return Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response());
    }
    let answer = doors.gateway.call_json(entry.name, caller, input).await?;
    let status = StatusCode::from_u16(entry.status()).unwrap_or(StatusCode::OK);
    Ok(match status {
        StatusCode::NO_CONTENT => status.into_response(),
        _ => (status, [(header::CACHE_CONTROL, "no-store")], Json(answer.output)).into_response(),
    })
}

/// Path, query and body as one object; a member that comes twice is refused.
async fn input(entry: &Entry, params: &RawPathParams, request: Request) -> Result<Value, Refusal> {
    let query = request.uri().query().unwrap_or_default().to_owned();
    let mut members = body(request).await?;
    let schema = (entry.input)(&mut catalogue::generator());
    let query: Vec<(String, String)> = serde_urlencoded::from_str(&query).map_err(Refusal::malformed)?;
    let texts = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(query);
    for (name, text) in texts {
        let value = typed(&schema, &name, text);
        if members.insert(name.clone(), value).is_some() {
            return Err(Refusal::invalid_field(&name, "given_twice"));
        }
    }
    Ok(Value::Object(members))
}

async fn body(request: Request<Body>) -> Result<Map<String, Value>, Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE).cloned();
    let bytes = to_bytes(request.into_body(), BODY_BYTES_MAX).await.map_err(|_| Refusal::new(413, "body_too_large"))?;
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    let json = kind.as_ref().and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = json.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence != "application/json" && !essence.ends_with("+json") {
        return Err(Refusal::new(415, "media_type_unsupported"));
    }
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Refusal::malformed("the body is a JSON object")),
        Err(why) => Err(Refusal::malformed(why)),
    }
}

/// The text of a path or query member as the schema's type; what doesn't read stays text and is refused by its name.
fn typed(schema: &schemars::Schema, name: &str, text: String) -> Value {
    let member = schema.get("properties").and_then(|members| members.get(name));
    let is = |kind: &str| match member.and_then(|member| member.get("type")) {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(several)) => several.iter().any(|it| it == kind),
        _ => false,
    };
    let read = if is("integer") || is("number") || is("boolean") { serde_json::from_str(&text).ok() } else { None };
    read.filter(|value: &Value| value.is_number() || value.is_boolean()).unwrap_or(Value::String(text))
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
