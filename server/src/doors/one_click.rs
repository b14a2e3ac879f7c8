//! `/newsletter/one-click`: one press in a reader's mail program leaves the newsletter (RFC 8058). Behind it is an operation.

use crate::gateway::{Caller, Door, Gateway};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::Refusal;
use domain::growth::LeaveNewsletter;
use http::StatusCode;
use serde::Deserialize;

use super::Doors;
use super::errors::refuse;

#[derive(Deserialize)]
struct Link {
    token: String,
}

pub fn routes() -> Router<Doors> {
    Router::new().route("/newsletter/one-click", get(ask).post(leave))
}

/// Whoever opens the address in a browser is asked first: programs that look into mails open every link.
async fn ask(Extension(caller): Extension<Caller>, link: Result<Query<Link>, QueryRejection>) -> Response {
    let token = link.map(|Query(link)| link.token).unwrap_or_default();
    let query = serde_urlencoded::to_string([("token", token)]).unwrap_or_default();
    Redirect::to(&caller.locale.page(&format!("/newsletter/leave?{query}"))).into_response()
}

async fn leave(
    State(gateway): State<Gateway>,
    Extension(mut caller): Extension<Caller>,
    link: Result<Query<Link>, QueryRejection>,
) -> Response {
    caller.door = Door::Rest;
    let (locale, request_id) = (caller.locale, caller.request_id.clone());
    let Ok(Query(Link { token })) = link else { return refuse(Refusal::not_found(), locale, &request_id) };
    match gateway.call(caller, LeaveNewsletter { token }).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refuse(refusal, locale, &request_id),
    }
}
