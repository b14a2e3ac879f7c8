//! A panic while a request is answered is our own defect: the log has it, those who run the platform find it among the defects, and
//! the caller gets the shape of every error.

use super::Doors;
use super::authenticate::locale_of;
use super::errors::refuse;
use super::request::Names;
use crate::gateway::Notes;
use crate::observe::panics;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::Refusal;

/// Answers 500 where what is behind it panics.
pub async fn caught(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let locale = locale_of(request.headers(), request.uri().path());
    let request_id = request.extensions().get::<Names>().map(|names| names.request_id.clone()).unwrap_or_default();
    let notes = request.extensions().get::<Notes>().cloned().unwrap_or_default();
    match panics::caught(next.run(request)).await {
        Ok(response) => response,
        Err(panic) => {
            tracing::error!(why = panic.message, place = panic.place, "a request panicked");
            let (person, operation) = {
                let noted = notes.noted();
                (noted.person, noted.operation)
            };
            doors.gateway.services().defects.note_panic(&panic, operation, person, Some(&request_id));
            refuse(Refusal::internal(), locale, &request_id)
        }
    }
}
