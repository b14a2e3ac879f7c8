//! `/mcp`: what an outside agent works through, by the Model Context Protocol (streamable HTTP). Its tools are the operations
//! that the caller may ask, its resources the documents that they may read. Who asks is known by a key or an app's token, as
//! on REST; a browser's cookie opens nothing here. Each request stands for itself: there are no sessions, so any process
//! answers it. Where tokens come from is said as RFC 9728 has it.

mod documents;
mod server;
mod shown;

use self::server::Server;
use super::errors::refuse;
use super::{BODY_BYTES_MAX, Doors};
use crate::gateway::{Caller, Door, Proof};
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::{any, get};
use axum::{Json, Router};
use domain::Refusal;
use domain::federation::AppScope;
use http::{HeaderValue, StatusCode, header};
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use serde_json::{Value, json};
use std::sync::Arc;

/// Where the door is.
const PATH: &str = "/mcp";
/// Where it says who gives tokens for it: the place that the standard makes of the door's own.
const METADATA: &str = "/.well-known/oauth-protected-resource/mcp";

pub fn routes() -> Router<Doors> {
    Router::new()
        .route(PATH, any(serve))
        .route(METADATA, get(metadata))
        .route("/.well-known/oauth-protected-resource", get(metadata))
}

async fn serve(State(doors): State<Doors>, Extension(mut caller): Extension<Caller>, request: Request) -> Response {
    caller.door = Door::Mcp;
    caller.notes.noted().door = Some(Door::Mcp.as_str());
    if !matches!(caller.proof, Some(Proof::Token | Proof::Key(_))) {
        let (texts, id) = (caller.texts(), caller.request_id.clone());
        caller.notes.noted().code = Some("not_signed_in".into());
        return refuse(Refusal::not_signed_in(), texts, &id);
    }
    let server = Server { gateway: doors.gateway.clone(), caller };
    let service =
        StreamableHttpService::new(move || Ok(server.clone()), Arc::new(NeverSessionManager::default()), config());
    service.handle(request).await.map(Body::new)
}

/// Hosts and origins were looked at on the way here, as for every door.
fn config() -> StreamableHttpServerConfig {
    StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(BODY_BYTES_MAX)
        .disable_allowed_hosts()
}

/// RFC 9728 §2.
async fn metadata(State(doors): State<Doors>) -> Json<Value> {
    let issuer = &doors.gateway.services().federation.public_url;
    let scopes: Vec<_> = AppScope::all().into_iter().map(AppScope::as_str).collect();
    Json(json!({
        "resource": format!("{issuer}{PATH}"),
        "resource_name": "Portico",
        "authorization_servers": [issuer],
        "scopes_supported": scopes,
        "bearer_methods_supported": ["header"],
        "resource_documentation": format!("{issuer}/developer/mcp")
    }))
}

/// Tells whoever isn't let in where tokens come from (RFC 9728 §5.1).
pub async fn challenge(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let is_here = request.uri().path() == PATH;
    let mut response = next.run(request).await;
    if is_here && response.status() == StatusCode::UNAUTHORIZED {
        let issuer = &doors.gateway.services().federation.public_url;
        let challenge = format!("Bearer resource_metadata=\"{issuer}{METADATA}\"");
        if let Ok(value) = HeaderValue::from_str(&challenge) {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, value);
        }
    }
    response
}
