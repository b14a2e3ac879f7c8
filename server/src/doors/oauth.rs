//! `/oauth` and `/.well-known`: Portico as the OpenID provider of registered apps, with the protocols' own names and error
//! shape (RFC 6749, RFC 7009, OpenID Connect Discovery 1.0). Behind it are operations.

mod authorize;
mod client;

use super::Doors;
use super::errors::worded;
use crate::gateway::{Caller, Door};
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use client::credentials;
use domain::Refusal;
use domain::federation::{AppScope, IssueToken, RevokeToken, ShowPersonInfo};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::json;

pub fn routes() -> Router<Doors> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/.well-known/oauth-authorization-server", get(discovery))
        .route("/oauth/jwks", get(jwks))
        .route("/oauth/authorize", get(authorize::authorize))
        .route("/oauth/token", post(token))
        .route("/oauth/revoke", post(revoke))
        .route("/oauth/userinfo", get(userinfo).post(userinfo))
}

/// OpenID Connect Discovery 1.0 §3, RFC 8414 §2.
async fn discovery(State(doors): State<Doors>) -> Response {
    let issuer = &doors.gateway.services().federation.public_url;
    let at = |path: &str| format!("{issuer}/oauth/{path}");
    let scopes: Vec<_> = AppScope::all().into_iter().map(AppScope::as_str).collect();
    let methods = ["client_secret_basic", "client_secret_post", "none"];
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "revocation_endpoint": at("revoke"),
        "userinfo_endpoint": at("userinfo"),
        "jwks_uri": at("jwks"),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": methods,
        "revocation_endpoint_auth_methods_supported": methods,
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": ["sub", "name", "email", "auth_time", "nonce"],
        "prompt_values_supported": ["none", "consent", "login"],
        "authorization_response_iss_parameter_supported": true,
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false
    }))
    .into_response()
}

async fn jwks(State(doors): State<Doors>) -> Response {
    ([(header::CACHE_CONTROL, "public, max-age=300")], Json(doors.gateway.services().federation.signer.jwks()))
        .into_response()
}

/// The body of a token request; a member that comes twice refuses it (RFC 6749 §3.2).
#[derive(Deserialize)]
struct TokenForm {
    #[serde(default)]
    grant_type: String,
    client_id: Option<String>,
    client_secret: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    refresh_token: Option<String>,
    scope: Option<String>,
}

async fn token(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    form: Result<Form<TokenForm>, FormRejection>,
) -> Response {
    let answer = async {
        let Form(form) = form.map_err(|_| malformed())?;
        let (client_id, client_secret) = credentials(&headers, form.client_id, form.client_secret)?;
        let operation = IssueToken {
            grant_type: form.grant_type,
            client_id,
            client_secret,
            code: form.code,
            redirect_uri: form.redirect_uri,
            code_verifier: form.code_verifier,
            refresh_token: form.refresh_token,
            scope: form.scope.filter(|scope| !scope.trim().is_empty()),
        };
        doors.gateway.call(by_program(&caller), operation).await
    };
    match answer.await {
        Ok(issued) => ([(header::CACHE_CONTROL, "no-store")], Json(issued)).into_response(),
        Err(refusal) => refused(refusal, &caller, "Basic"),
    }
}

/// RFC 7009 §2.1; what a token is for is seen by the token.
#[derive(Deserialize)]
struct RevokeForm {
    #[serde(default)]
    token: String,
    client_id: Option<String>,
    client_secret: Option<String>,
}

async fn revoke(
    State(doors): State<Doors>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    form: Result<Form<RevokeForm>, FormRejection>,
) -> Response {
    let answer = async {
        let Form(form) = form.map_err(|_| malformed())?;
        let (client_id, client_secret) = credentials(&headers, form.client_id, form.client_secret)?;
        let operation = RevokeToken { client_id, client_secret, token: form.token };
        doors.gateway.call(by_program(&caller), operation).await
    };
    match answer.await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refused(refusal, &caller, "Basic"),
    }
}

async fn userinfo(State(doors): State<Doors>, Extension(caller): Extension<Caller>, headers: HeaderMap) -> Response {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer =
        value.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let token = bearer.map(|(_, token)| token.trim().to_owned()).unwrap_or_default();
    match doors.gateway.call(by_program(&caller), ShowPersonInfo { token }).await {
        Ok(info) => ([(header::CACHE_CONTROL, "no-store")], Json(info)).into_response(),
        Err(refusal) => refused(refusal, &caller, "Bearer"),
    }
}

/// Here the app proves who it is, whoever is signed in in the same browser.
fn by_program(caller: &Caller) -> Caller {
    Caller { actor: None, session: None, proof: None, door: Door::Rest, ..caller.clone() }
}

fn malformed() -> Refusal {
    Refusal::new(400, "oauth_invalid_request")
}

/// The protocol's name of a refusal.
fn error_of(refusal: &Refusal) -> &str {
    match refusal.code.strip_prefix("oauth_") {
        Some(name) => name,
        None if refusal.status < 500 && refusal.status != 429 => "invalid_request",
        None if refusal.status == 500 => "server_error",
        None => "temporarily_unavailable",
    }
}

/// RFC 6749 §5.2, RFC 6750 §3.
fn refused(refusal: Refusal, caller: &Caller, scheme: &str) -> Response {
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST);
    let refusal = worded(refusal, caller.texts(), &caller.request_id);
    let error = error_of(&refusal).to_owned();
    let body = json!({"error": error, "error_description": refusal.message});
    let mut response = (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response();
    let challenge = match scheme {
        "Bearer" => format!("Bearer error=\"{error}\""),
        other => format!("{other} realm=\"Portico\""),
    };
    if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
        && let Ok(value) = HeaderValue::from_str(&challenge)
    {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, value);
    }
    response
}
