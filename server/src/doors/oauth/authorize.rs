//! `/oauth/authorize`: where an app sends a person, and from where they go back to it.

use super::super::{Doors, onward};
use super::error_of;
use crate::gateway::{Caller, Door};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use domain::federation::{AppAnswered, AppRequest, AuthorizeApp, ShowAppRequest};
use http::header;
use serde::Deserialize;
use url::Url;

/// What the app asks, and what Portico's own pages have added on the way.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(flatten)]
    request: AppRequest,
    /// What the person has just answered.
    answered: Option<AppAnswered>,
    /// Whether it is a form of ours that leads here.
    signed_in: Option<String>,
}

pub async fn authorize(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Response {
    caller.door = Door::Browser;
    let Ok(Query(Asked { request, answered, signed_in })) = query else { return page("") };
    let by_form = answered.is_some() || signed_in.is_some();
    let locale = caller.locale;
    if answered == Some(AppAnswered::Deny) {
        let seen = doors.gateway.call(caller, ShowAppRequest { request: request.clone() }).await;
        return match seen {
            Ok(seen) => back(&doors, &request, "access_denied", "")
                .map_or_else(|| page(&encoded(&request)), |url| onward::page(locale, &url, &seen.name)),
            Err(_) => page(&encoded(&request)),
        };
    }
    match doors.gateway.call(caller, AuthorizeApp { request: request.clone() }).await {
        Ok(authorized) => match authorized.url {
            Some(url) if by_form => onward::page(locale, &url, &authorized.name),
            Some(url) => leave(&url),
            None => page(&encoded(&request)),
        },
        Err(refusal) if refusal.code == "not_signed_in" => {
            let here = format!("/oauth/authorize?{}&signed_in=1", encoded(&request));
            let query = serde_urlencoded::to_string([("next", here)]).unwrap_or_default();
            Redirect::to(&format!("/login?{query}")).into_response()
        }
        Err(refusal) => refused(&doors, &request, refusal),
    }
}

/// Back to the app, which learns why; or, where nobody may be sent, a page that says so.
fn refused(doors: &Doors, request: &AppRequest, refusal: Refusal) -> Response {
    if !refusal.code.starts_with("oauth_") {
        return page(&encoded(request));
    }
    match back(doors, request, error_of(&refusal), &refusal.message) {
        Some(url) => leave(&url),
        None => page(&encoded(request)),
    }
}

/// The app's address with an error (RFC 6749 §4.1.2.1). Only for requests whose app and address have been checked.
fn back(doors: &Doors, request: &AppRequest, error: &str, description: &str) -> Option<String> {
    let mut url = Url::parse(&request.redirect_uri).ok()?;
    let mut query = url.query_pairs_mut();
    query.append_pair("error", error);
    query.extend_pairs((!description.is_empty()).then_some(("error_description", description)));
    query.extend_pairs(request.state.as_ref().map(|state| ("state", state)));
    query.append_pair("iss", &doors.gateway.services().federation.public_url);
    drop(query);
    Some(url.into())
}

fn leave(url: &str) -> Response {
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "no-referrer")];
    (headers, Redirect::to(url)).into_response()
}

/// The page that asks the person, or says why there is nothing to ask.
fn page(query: &str) -> Response {
    Redirect::to(&format!("/consent?{query}")).into_response()
}

fn encoded(request: &AppRequest) -> String {
    serde_urlencoded::to_string(request).unwrap_or_default()
}
