//! The OpenAI-style door: a stock client works by changing base URL and key. It keeps the protocol's own names and
//! error shape (OpenAI API reference, "Chat completions"); behind it are the same operations as behind every door.

mod reply;
mod request;

use super::Doors;
use crate::gateway::{Caller, Door};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::kernel::{ExecutionId, Operation};
use domain::workspaces::{ExecutionProgress, Models, StartExecution, WatchExecution};
use domain::{Moment, Refusal};
use futures::stream::{BoxStream, StreamExt};
use reply::{Completion, refused};
use request::ChatRequest;
use serde_json::{Value, json};

pub fn routes() -> Router<Doors> {
    Router::new().route("/api/v1/ai/chat/completions", post(chat)).route("/api/v1/ai/models", get(models))
}

async fn models(State(doors): State<Doors>, Extension(mut caller): Extension<Caller>) -> Response {
    caller.door = Door::OpenAi;
    let (locale, id) = (caller.locale, caller.request_id.clone());
    match doors.gateway.call(caller, Models {}).await {
        Ok(models) => {
            // Clients expect a number in `created`; when the weights were made is not known here.
            let data: Vec<Value> = models
                .into_iter()
                .map(|model| json!({"id": model.id, "object": "model", "created": 0, "owned_by": "portico"}))
                .collect();
            Json(json!({"object": "list", "data": data})).into_response()
        }
        Err(refusal) => refused(refusal, locale, &id),
    }
}

async fn chat(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    body: Result<Json<ChatRequest>, JsonRejection>,
) -> Response {
    caller.door = Door::OpenAi;
    let (locale, id) = (caller.locale, caller.request_id.clone());
    match answer(&doors, caller, body).await {
        Ok(response) => response,
        Err(refusal) => refused(refusal, locale, &id),
    }
}

async fn answer(
    doors: &Doors,
    caller: Caller,
    body: Result<Json<ChatRequest>, JsonRejection>,
) -> Result<Response, Refusal> {
    let Json(request) = body.map_err(|rejection| match rejection.status().as_u16() {
        413 => Refusal::new(413, "body_too_large"),
        415 => Refusal::new(415, "media_type_unsupported"),
        _ => Refusal::malformed(rejection.body_text()),
    })?;
    let (streams, usage) = (request.stream, request.includes_usage());
    let start = StartExecution::try_from(request)?;
    let model = match &start.model {
        Some(model) => model.clone(),
        None => doors.gateway.services().models.default_id().unwrap_or_default(),
    };
    let started = doors.gateway.call(caller.clone(), start).await?;
    let completion = Completion { id: started.id, model, created: doors.gateway.services().clock.now() };
    let steps = watch(doors, caller.clone(), started.id).await?;
    if streams {
        return Ok(completion.stream(steps, usage, caller));
    }
    completion.whole(steps).await
}

type Steps = BoxStream<'static, Result<ExecutionProgress, Refusal>>;

async fn watch(doors: &Doors, caller: Caller, id: ExecutionId) -> Result<Steps, Refusal> {
    let input = json!({"id": id});
    let items = doors.gateway.open_json(WatchExecution::NAME, caller, input).await?;
    Ok(items.map(|item| item.and_then(|item| serde_json::from_value(item).map_err(|_| Refusal::internal()))).boxed())
}

/// Seconds since 1970, as the protocol has its times.
fn unix_s(moment: Moment) -> i64 {
    moment.0.timestamp()
}
