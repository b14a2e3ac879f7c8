//! Answers of the OpenAI-style door: whole, as chunks, and errors.

use super::sent::Sent;
use super::{Steps, tools, unix_s};
use crate::doors::errors::worded;
use crate::gateway::Caller;
use axum::Json;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::kernel::ExecutionId;
use domain::workspaces::{ExecutionProgress, ExecutionStatus, Failure, FinishReason};
use domain::{Moment, Refusal};
use futures::StreamExt;
use futures::{future, stream};
use http::StatusCode;
use serde_json::{Value, json};
use std::convert::Infallible;
use texts::Locale;

/// What all parts of an answer share.
#[derive(Clone)]
pub struct Completion {
    /// The run behind it.
    pub id: ExecutionId,
    /// The model that answers.
    pub model: String,
    /// When it was asked.
    pub created: Moment,
}

impl Completion {
    /// The answer in one piece.
    pub async fn whole(self, mut steps: Steps) -> Result<Response, Refusal> {
        let mut text = String::new();
        while let Some(step) = steps.next().await {
            let step = step?;
            // An answer that is taken up again begins anew.
            let kept = text.char_indices().nth(step.offset as usize).map_or(text.len(), |(at, _)| at);
            text.truncate(kept);
            text.push_str(&step.added);
            if step.status.has_ended() {
                let reason = finish(&step)?;
                let refusal = (step.status == ExecutionStatus::Refused).then_some(&text);
                let mut message = json!({"role": "assistant", "content": text, "refusal": refusal});
                if !step.calls.is_empty() {
                    message["tool_calls"] = json!(tools::whole(&step.calls));
                    // As the protocol has it where nothing is said beside.
                    if text.is_empty() {
                        message["content"] = Value::Null;
                    }
                }
                let mut body = self.envelope("chat.completion");
                body["choices"] = json!([{"index": 0, "message": message, "finish_reason": reason, "logprobs": null}]);
                body["usage"] = usage(&step);
                return Ok(Json(body).into_response());
            }
        }
        Err(Refusal::internal())
    }

    /// The answer in chunks as it comes.
    pub fn stream(self, steps: Steps, with_usage: bool, caller: Caller) -> Response {
        let first = self.chunk(json!({"role": "assistant", "content": ""}), Value::Null);
        // Nothing comes after what went wrong.
        let steps = steps.scan(Some(Sent::default()), |sent, step| {
            let said = sent.as_mut().map(|sent| step.and_then(|step| sent.step(step)));
            if matches!(said, Some(Err(_))) {
                *sent = None;
            }
            future::ready(said)
        });
        let chunks = steps.flat_map(move |step| stream::iter(self.events(step, with_usage, &caller)));
        let events = stream::iter([first]).chain(chunks).map(Ok::<_, Infallible>);
        Sse::new(events).keep_alive(KeepAlive::default()).into_response()
    }

    fn events(&self, step: Result<ExecutionProgress, Refusal>, with_usage: bool, caller: &Caller) -> Vec<Event> {
        let failed = |refusal| {
            let body = error_body(refusal, caller.locale, &caller.request_id);
            vec![Event::default().data(body.to_string()), Event::default().data("[DONE]")]
        };
        let step = match step {
            Ok(step) => step,
            Err(refusal) => return failed(refusal),
        };
        let mut events = Vec::new();
        if !step.added.is_empty() {
            events.push(self.chunk(json!({"content": step.added}), Value::Null));
        }
        if !step.calls.is_empty() {
            events.push(self.chunk(json!({"tool_calls": tools::pieces(&step.calls)}), Value::Null));
        }
        if step.status.has_ended() {
            match finish(&step) {
                Ok(reason) => events.push(self.chunk(json!({}), reason.into())),
                Err(refusal) => return failed(refusal),
            }
            if with_usage {
                let mut body = self.envelope("chat.completion.chunk");
                body["choices"] = json!([]);
                body["usage"] = usage(&step);
                events.push(Event::default().data(body.to_string()));
            }
            events.push(Event::default().data("[DONE]"));
        }
        events
    }

    fn chunk(&self, delta: Value, reason: Value) -> Event {
        let mut body = self.envelope("chat.completion.chunk");
        body["choices"] = json!([{"index": 0, "delta": delta, "finish_reason": reason, "logprobs": null}]);
        Event::default().data(body.to_string())
    }

    fn envelope(&self, object: &str) -> Value {
        json!({
            "id": format!("chatcmpl-{}", self.id.0.simple()),
            "object": object,
            "created": unix_s(self.created),
            "model": self.model
        })
    }
}

fn finish(step: &ExecutionProgress) -> Result<&'static str, Refusal> {
    match (step.status, step.failure) {
        (ExecutionStatus::Failed, Some(Failure::PromptTooLong)) => Err(Refusal::new(400, "prompt_too_long")),
        (ExecutionStatus::Failed, Some(Failure::ModelUnknown)) => Err(Refusal::invalid_field("model", "model_unknown")),
        (ExecutionStatus::Failed, Some(Failure::RateLimited)) => Err(Refusal::new(429, "provider_rate_limited")),
        (ExecutionStatus::Failed, Some(Failure::TimedOut)) => Err(Refusal::new(504, "provider_timed_out")),
        (ExecutionStatus::Failed, Some(Failure::ProviderRefused | Failure::ProviderUnreachable)) => {
            Err(Refusal::new(502, "provider_failed"))
        }
        (ExecutionStatus::Failed, _) => Err(Refusal::new(503, "run_failed")),
        (ExecutionStatus::Refused, _) => Ok("content_filter"),
        (ExecutionStatus::Cancelled, _) => Err(Refusal::new(409, "run_cancelled")),
        _ => Ok(step.finish_reason.unwrap_or(FinishReason::Stop).as_str()),
    }
}

fn usage(step: &ExecutionProgress) -> Value {
    let (prompt, completion) = (step.prompt_tokens.unwrap_or(0), step.completion_tokens.unwrap_or(0));
    json!({"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion})
}

/// A refusal in the protocol's own shape.
pub fn refused(refusal: Refusal, locale: Locale, request_id: &str) -> Response {
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(error_body(refusal, locale, request_id))).into_response()
}

fn error_body(refusal: Refusal, locale: Locale, request_id: &str) -> Value {
    let refusal = worded(refusal, locale, request_id);
    let kind = match refusal.status {
        401 => "authentication_error",
        403 => "permission_error",
        429 => "rate_limit_error",
        status if status < 500 => "invalid_request_error",
        _ => "api_error",
    };
    let fault = refusal.fields.first();
    let message = fault
        .map_or(refusal.message.clone(), |fault| format!("{} {}: {}", refusal.message, fault.field, fault.message));
    json!({"error": {
        "message": message,
        "type": kind,
        "param": fault.map(|fault| fault.field.clone()),
        "code": refusal.code,
        "statusCode": refusal.status
    }})
}
