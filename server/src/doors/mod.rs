//! HTTP: each door turns requests into operations and answers into responses, and nothing more.

mod address;
mod admit;
mod assets;
mod authenticate;
mod caught;
mod conditions;
mod cookies;
mod cors;
mod crawlers;
mod document_end;
mod effects;
mod errors;
mod export;
mod failed_page;
mod federated;
mod health;
mod mcp;
mod oauth;
mod one_click;
mod onward;
mod openai;
pub mod openapi;
mod pages;
mod pictures;
mod preferences;
mod reload;
mod request;
mod rest;
mod scim;
mod secure;
mod server_functions;
mod site;
mod standing;
pub mod tls;
mod to_cell;
mod transport;
mod views;
mod who;

pub use errors::worded;

use crate::config::Settings;
use crate::gateway::Gateway;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use leptos::prelude::LeptosOptions;
use managed_postgres::Cluster;
use std::sync::Arc;
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};
use tower_http::timeout::TimeoutLayer;

/// The largest body that an operation's door reads.
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// What every door knows.
#[derive(Clone)]
pub struct Doors {
    /// Runs the operations.
    pub gateway: Gateway,
    /// The settings of this process.
    pub settings: Arc<Settings>,
    /// The managed database, if there is one.
    pub cluster: Option<Arc<Cluster>>,
    /// Settings of the page renderer, with this release's asset folder.
    pub leptos: Arc<LeptosOptions>,
}

impl axum::extract::FromRef<Doors> for LeptosOptions {
    fn from_ref(doors: &Doors) -> Self {
        Self::clone(&doors.leptos)
    }
}

impl axum::extract::FromRef<Doors> for Gateway {
    fn from_ref(doors: &Doors) -> Self {
        doors.gateway.clone()
    }
}

/// The REST interface alone, for calls within this process: who asks stands in each request as its [`Caller`], so that
/// nobody has to sign in.
///
/// [`Caller`]: crate::gateway::Caller
pub fn rest_alone(gateway: &Gateway) -> Router {
    rest::routes(gateway).with_state(gateway.clone())
}

/// Files keep their length and ranges: a compressed one has neither.
fn compressible(status: http::StatusCode, _: http::Version, headers: &http::HeaderMap, _: &http::Extensions) -> bool {
    status != http::StatusCode::PARTIAL_CONTENT && !headers.contains_key(http::header::ACCEPT_RANGES)
}

/// Everything that this server answers.
pub fn router(doors: &Doors) -> Router {
    let operations = Router::new()
        .merge(rest::routes(&doors.gateway))
        .merge(openai::routes())
        .merge(server_functions::routes())
        .merge(pages::routes(doors))
        .merge(preferences::routes())
        .merge(crawlers::routes())
        .merge(pictures::routes())
        .merge(one_click::routes())
        .merge(federated::routes())
        .merge(oauth::routes())
        .merge(scim::routes())
        .merge(mcp::routes())
        .layer(from_fn_with_state(doors.clone(), authenticate::authenticate))
        .layer(from_fn_with_state(doors.clone(), mcp::challenge))
        .layer(from_fn(secure::refuse_cross_site))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(DefaultPredicate::new().and(compressible)),
        )
        .layer(from_fn_with_state(doors.clone(), site::site))
        .layer(from_fn_with_state(doors.clone(), admit::admit))
        .layer(from_fn_with_state(doors.clone(), cors::cors));
    let all = Router::new()
        .merge(operations)
        .merge(assets::routes(&doors.settings.site))
        .merge(health::routes())
        .merge(reload::routes())
        .layer(from_fn_with_state(doors.clone(), caught::caught))
        .layer(from_fn(errors::shape))
        .layer(from_fn_with_state(doors.clone(), failed_page::failed_page))
        .layer(from_fn(secure::headers))
        .layer(from_fn_with_state(doors.clone(), request::trace))
        .layer(from_fn_with_state(doors.clone(), request::close_while_draining))
        .layer(from_fn_with_state(doors.clone(), transport::transport))
        .layer(TimeoutLayer::with_status_code(http::StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)));
    let all = match doors.gateway.services().cells.is_within_one() {
        true => all,
        false => all.layer(from_fn_with_state(doors.clone(), to_cell::to_cell)),
    };
    all.with_state(doors.clone())
}
