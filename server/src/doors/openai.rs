//! The OpenAI-style door: a stock client works by changing base URL and key. It keeps the protocol's own names and
//! error shape (OpenAI API reference, "Chat completions"); behind it are the same operations as behind every door. Below
//! `/api/v1/ai` it is the door of the tenant's main workspace, below `/api/v1/ai/workspaces/{id}` of that one.

mod embeddings;
mod reply;
mod request;
mod sent;
mod tools;

use super::Doors;
use crate::gateway::{Caller, Door};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::kernel::{ExecutionId, Operation, WorkspaceId};
use domain::policy::{Permission, Subject, may};
use domain::workspaces::{
    ExecutionProgress, ModelInfo, Models, ShowExecution, StartExecution, WatchExecution, WorkspaceModels,
};
use domain::{Moment, Refusal};
use futures::stream::{BoxStream, StreamExt};
use reply::{Completion, refused};
use request::ChatRequest;
use serde_json::{Value, json};

pub fn routes() -> Router<Doors> {
    Router::new()
        .route("/api/v1/ai/chat/completions", post(chat))
        .route("/api/v1/ai/workspaces/{id}/chat/completions", post(chat))
        .route("/api/v1/ai/workspaces/{id}/models", get(models))
        .route("/api/v1/ai/embeddings", post(embeddings::embeddings))
        .route("/api/v1/ai/models", get(models))
}

async fn models(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    workspace: Option<Path<String>>,
) -> Response {
    caller.door = Door::OpenAi;
    let (locale, id) = (caller.locale, caller.request_id.clone());
    match listed(&doors, caller, workspace.map(|Path(id)| id)).await {
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

/// The models that a run through this door may name.
async fn listed(doors: &Doors, caller: Caller, workspace: Option<String>) -> Result<Vec<ModelInfo>, Refusal> {
    match named(workspace)? {
        Some(workspace_id) => doors.gateway.call(caller, WorkspaceModels { id: workspace_id }).await,
        None => doors.gateway.call(caller, Models {}).await,
    }
}

/// The workspace that the base URL names. What is no id at all names nothing, as an unknown one does.
fn named(workspace: Option<String>) -> Result<Option<WorkspaceId>, Refusal> {
    workspace.map(|id| id.parse().map_err(|_| Refusal::not_found())).transpose()
}

async fn chat(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    workspace: Option<Path<String>>,
    body: Result<Json<ChatRequest>, JsonRejection>,
) -> Response {
    caller.door = Door::OpenAi;
    let (locale, id) = (caller.locale, caller.request_id.clone());
    match answer(&doors, caller, workspace.map(|Path(id)| id), body).await {
        Ok(response) => response,
        Err(refusal) => refused(refusal, locale, &id),
    }
}

async fn answer(
    doors: &Doors,
    caller: Caller,
    workspace: Option<String>,
    body: Result<Json<ChatRequest>, JsonRejection>,
) -> Result<Response, Refusal> {
    let workspace = named(workspace)?;
    let request = read(body)?;
    let (streams, usage) = (request.stream, request.includes_usage());
    let start = StartExecution { workspace_id: workspace, ..StartExecution::try_from(request)? };
    reads_answers(&caller)?;
    let asked_for = start.model.clone();
    let started = doors.gateway.call(caller.clone(), start).await.map_err(renamed)?;
    let model = match asked_for {
        Some(model) => model,
        None => doors.gateway.call(caller.clone(), ShowExecution { id: started.id, as_of: None }).await?.model,
    };
    let completion = Completion { id: started.id, model, created: doors.gateway.services().clock.now() };
    let steps = watch(doors, caller.clone(), started.id).await?;
    if streams {
        return Ok(completion.stream(steps, usage, caller));
    }
    completion.whole(steps).await
}

/// What the operation says of its members, said of the protocol's.
fn renamed(mut refusal: Refusal) -> Refusal {
    for fault in &mut refusal.fields {
        let member = match (fault.field.as_str(), fault.code.as_str()) {
            ("tuning.tools", _) | ("tuning", "unsound_tools") => "tools",
            ("history" | "since", _) => "messages",
            _ => continue,
        };
        member.clone_into(&mut fault.field);
    }
    refusal
}

/// Whoever may not read answers is told so before a model has worked for them.
fn reads_answers(caller: &Caller) -> Result<(), Refusal> {
    let Some(actor) = &caller.actor else { return Ok(()) };
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::ViewModelOutputs, &subject).map_err(Refusal::from)
}

/// The body of a request, or why it can't be read.
fn read<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, Refusal> {
    let Json(request) = body.map_err(|rejection| match rejection.status().as_u16() {
        413 => Refusal::new(413, "body_too_large"),
        415 => Refusal::new(415, "media_type_unsupported"),
        _ => Refusal::malformed(rejection.body_text()),
    })?;
    Ok(request)
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
