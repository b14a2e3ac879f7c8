//! The very first question about a request: is it asked of a cell?

use super::Doors;
use super::authenticate::locale_of;
use super::errors::refuse;
use super::site::host_of;
use crate::contexts::tenancy::name_of;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;

/// Sends a request under the host of a cell on to the cell's own doors.
pub async fn to_cell(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let services = doors.gateway.services();
    let name = name_of(&host_of(request.headers(), request.uri()));
    if services.sites.is_own(&name) {
        return next.run(request).await;
    }
    match services.cells.at(&services.db, &name).await {
        Ok(Some(cell)) => cell.router(&doors).oneshot(request).await.into_response(),
        Ok(None) => next.run(request).await,
        Err(stop) => refuse(stop.into_refusal(), locale_of(request.headers(), request.uri().path()), ""),
    }
}
