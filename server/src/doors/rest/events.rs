//! A stream's items as server-sent events. An item that says its place bears it as the event's id, so that a browser comes
//! back to it by itself.

use super::super::errors::worded;
use crate::gateway::{Caller, Gateway};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use domain::catalogue::Entry;
use futures::StreamExt;
use serde_json::Value;
use std::convert::Infallible;
use std::pin::Pin;

pub async fn answer(gateway: &Gateway, entry: &Entry, caller: Caller, input: Value) -> Result<Response, Refusal> {
    let (texts, request_id) = (caller.texts(), caller.request_id.clone());
    let items = gateway.open_json(entry.name, caller, input).await?;
    let items = items.take_until(Box::pin(gateway.services().drain.stopping()));
    // The first item tells whether the caller may see anything at all: only then the answer is a stream.
    let mut items = items.peekable();
    if let Some(Err(refusal)) = Pin::new(&mut items).peek().await {
        return Err(refusal.clone());
    }
    let events = items.map(move |item| {
        Ok::<_, Infallible>(match item {
            Ok(item) => {
                let event = Event::default().data(item.to_string());
                match item["place"].as_str() {
                    Some(place) => event.id(place),
                    None => event,
                }
            }
            Err(refusal) => {
                let refusal = worded(refusal, texts, &request_id);
                Event::default().event("refusal").data(serde_json::to_string(&refusal).unwrap_or_default())
            }
        })
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}
