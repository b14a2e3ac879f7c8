//! `/auth/federated`: the way of a browser to an identity provider and back. Both are plain pages, so that they work
//! without scripts; behind them are operations.

use super::{Doors, cookies, effects, onward};
use crate::gateway::{Caller, Door};
use axum::Router;
use axum::extract::{Extension, Query, State};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::federation::{BeginSignIn, CompleteSignIn};
use domain::kernel::ProviderId;
use domain::{Operation, Refusal};
use http::{HeaderMap, header};
use serde::Deserialize;

pub fn routes() -> Router<Doors> {
    Router::new().route("/auth/federated", get(begin)).route("/auth/federated/callback", get(complete))
}

/// What the sign-in page sends.
#[derive(Deserialize)]
struct Begin {
    email: Option<String>,
    provider: Option<ProviderId>,
    next: Option<String>,
}

/// What a provider sends back (RFC 6749 §4.1.2, RFC 9207); whatever else it sends is passed over.
#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    state: String,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

async fn begin(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    query: Result<Query<Begin>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let Ok(Query(Begin { email, provider, next })) = query else { return refused(&Refusal::not_found(), None) };
    // Providers send back to the installation's own address alone, and a browser's baton has to be there by then.
    let home = &doors.gateway.services().federation.public_url;
    if caller.site != crate::contexts::tenancy::Site::Platform {
        let query = serde_urlencoded::to_string([
            ("email", email),
            ("provider", provider.map(|id| id.to_string())),
            ("next", next),
        ]);
        return Redirect::to(&format!("{home}/auth/federated?{}", query.unwrap_or_default())).into_response();
    }
    caller.door = Door::Browser;
    let locale = caller.locale;
    let begin = BeginSignIn { email: email.map(|email| email.trim().to_owned()), provider, next: next.clone() };
    match doors.gateway.call(caller, begin).await {
        Ok(begun) => {
            let baton = cookies::keep_baton(&begun.baton, doors.settings.insecure_http);
            let page = onward::page(locale, &begun.url, &begun.name);
            (AppendHeaders([(header::SET_COOKIE, baton)]), page).into_response()
        }
        Err(refusal) => refused(&refusal, next.as_deref()),
    }
}

async fn complete(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    headers: HeaderMap,
    query: Result<Query<Back>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let Ok(Query(Back { state, code, error, iss })) = query else { return refused(&Refusal::not_found(), None) };
    caller.door = Door::Browser;
    let baton = cookies::baton(&headers, doors.settings.insecure_http).unwrap_or_default().to_owned();
    let complete = CompleteSignIn { baton, state, code, error, iss };
    let mut lines: Vec<String> = cookies::forget_baton().into();
    let mut to = String::from("/login");
    match doors.gateway.call_boxed(CompleteSignIn::NAME, caller, Box::new(complete)).await {
        Ok(answer) => {
            for effect in answer.effects {
                let carried = effects::carried(effect, doors.settings.insecure_http);
                lines.extend(carried.cookies);
                to = carried.to.unwrap_or(to);
            }
        }
        Err(refusal) => return (cookies_of(lines), refused(&refusal, None)).into_response(),
    }
    (cookies_of(lines), [(header::CACHE_CONTROL, "no-store")], Redirect::to(&to)).into_response()
}

fn cookies_of(lines: Vec<String>) -> AppendHeaders<Vec<(header::HeaderName, String)>> {
    AppendHeaders(lines.into_iter().map(|line| (header::SET_COOKIE, line)).collect())
}

/// Back to the sign-in page, which says why.
fn refused(refusal: &Refusal, next: Option<&str>) -> Response {
    let provider = refusal.params.get("provider").map(String::as_str);
    let code = refusal.fields.first().map_or(&*refusal.code, |_| "address_malformed");
    let query = [("refused", Some(code)), ("provider", provider), ("next", next)];
    let query: Vec<_> = query.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect();
    Redirect::to(&format!("/login?{}", serde_urlencoded::to_string(query).unwrap_or_default())).into_response()
}
