//! `/health/live`, `/health/ready` and `/metrics`.

use super::Doors;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::{StatusCode, header};
use managed_postgres::Phase;
use serde_json::{Value, json};
use std::time::Duration;

pub fn routes() -> Router<Doors> {
    Router::new()
        .route("/health/live", get(|| async { Json(json!({"status": "up"})) }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
}

/// 200 when everything that requests need is there; else 503, and the body names what is down. A process that is going
/// isn't ready any more, although it still answers.
async fn ready(State(doors): State<Doors>) -> Response {
    if doors.gateway.services().drain.has_begun() {
        let body = json!({"status": "draining", "parts": {}});
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response();
    }
    let (database, model) = (database(&doors).await, model(&doors));
    let ready = database["status"] == "up";
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({
        "status": if ready { "up" } else { "down" },
        "parts": {"database": database, "model": model}
    });
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

async fn database(doors: &Doors) -> Value {
    if let Some(phase) = doors.cluster.as_ref().map(|cluster| cluster.phase())
        && phase != Phase::Ready
    {
        return json!({"status": "down", "reason": format!("the managed database is {phase:?}").to_lowercase()});
    }
    match tokio::time::timeout(Duration::from_secs(2), doors.gateway.services().db.ping()).await {
        Ok(Ok(())) => json!({"status": "up"}),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database doesn't answer");
            json!({"status": "down", "reason": "the database refuses connections"})
        }
        Err(_) => json!({"status": "down", "reason": "the database doesn't answer within 2 s"}),
    }
}

/// Without a model everything but runs works, so it doesn't make the server unready.
fn model(doors: &Doors) -> Value {
    match doors.gateway.services().models.default_id() {
        Some(id) => json!({"status": "up", "model": id}),
        None => json!({"status": "absent", "reason": "no weights are configured: name a GGUF file with --model"}),
    }
}

async fn metrics(State(doors): State<Doors>) -> Response {
    let (open, idle) = doors.gateway.services().db.connections();
    metrics::gauge!("portico_database_connections").set(f64::from(open));
    metrics::gauge!("portico_database_connections_idle").set(idle as f64);
    let text = crate::observe::prometheus::handle().render();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}
