//! The developer's loop: pages hold a stream open, and load themselves anew when another server answers it.

use super::Doors;
use crate::ambient::new_id;
use axum::Router;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use futures::StreamExt;
use futures::stream;
use std::convert::Infallible;

/// Whether this server was started by `bin/run --watch`.
pub fn is_on() -> bool {
    std::env::var_os("PORTICO_RELOAD").is_some()
}

pub fn routes() -> Router<Doors> {
    if !is_on() {
        return Router::new();
    }
    let server = new_id().to_string();
    Router::new().route(
        "/dev/server",
        get(move || {
            let hello = Event::default().data(server.clone());
            let events = stream::iter([Ok::<_, Infallible>(hello)]).chain(stream::pending());
            async move { Sse::new(events).keep_alive(KeepAlive::default()) }
        }),
    )
}
