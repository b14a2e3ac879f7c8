//! CPU per request of the tenants list through the whole pipeline, against a bare axum handler with the same token,
//! the same session check, the same row-level security and the same rows, in the same run.
//!
//! `cargo bench --profile quick --bench list`. Counts user and system time of this process and of PostgreSQL.

#[path = "support/platform.rs"]
mod platform;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use futures::future::try_join_all;
use http::{HeaderMap, header};
use managed_postgres::{APP, DATABASE};
use platform::Platform;
use serde::Serialize;
use server::contexts::identity::Tokens;
use sqlx::PgPool;

const REQUESTS: usize = 800;
const ROUNDS: usize = 5;
/// Asked side by side, so that both sides work with several connections, as servers do.
const AT_ONCE: usize = 4;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let platform = Platform::new().await?;
    let Platform { cluster, services, router: portico, token, .. } = &platform;
    let bare = Router::new()
        .route("/api/v1/tenants", get(list))
        .with_state((PgPool::connect(&cluster.url(APP, DATABASE)).await?, services.tokens.clone()));

    let postmaster = cluster.pid().ok_or("no database")?;
    for app in [portico, &bare] {
        drive(app, token, 100).await?;
    }
    println!("{:>8} {:>22} {:>22} {:>8}", "round", "portico µs (database)", "bare µs (database)", "ratio");
    for round in 1..=ROUNDS {
        let mut costs = [(0.0, 0.0); 2];
        for (cost, app) in costs.iter_mut().zip([portico, &bare]) {
            let before = cpu_us(postmaster)?;
            drive(app, token, REQUESTS).await?;
            let after = cpu_us(postmaster)?;
            let each = |before: f64, after: f64| (after - before) / REQUESTS as f64;
            *cost = (each(before.0 + before.1, after.0 + after.1), each(before.1, after.1));
        }
        let [(portico, of_it), (bare, of_bare)] = costs;
        let ratio = bare / portico;
        println!(
            "{round:>8} {portico:>13.0} {:>8} {bare:>13.0} {:>8} {ratio:>8.2}",
            format!("({of_it:.0})"),
            format!("({of_bare:.0})")
        );
    }
    Ok(())
}

async fn drive(app: &Router, token: &str, times: usize) -> Result<(), Box<dyn std::error::Error>> {
    let lane = async |_| {
        for _ in 0..times / AT_ONCE {
            platform::list(app, token).await?;
        }
        Ok(())
    };
    try_join_all((0..AT_ONCE).map(lane)).await.map(|_| ())
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
struct Row {
    id: uuid::Uuid,
    name: String,
    kind: String,
    status: String,
    admin_email: String,
    created_at: chrono::DateTime<chrono::Utc>,
}

#[derive(Serialize)]
struct Rows {
    data: Vec<Row>,
}

async fn list(State((pool, tokens)): State<(PgPool, Tokens)>, headers: HeaderMap) -> Result<Json<Rows>, String> {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let claims = token.and_then(|token| tokens.read(token)).ok_or("who?")?.claims;
    let fault = |error: sqlx::Error| error.to_string();
    sqlx::query("select user_id from identity.actor_of_session($1)")
        .bind(claims.sid)
        .fetch_one(&pool)
        .await
        .map_err(fault)?;
    let mut tx = pool.begin().await.map_err(fault)?;
    sqlx::query("select set_config('app.tenant_id', $1, true), set_config('app.reach', 'platform', true)")
        .bind(claims.tenant_id.to_string())
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
    let data = sqlx::query_as(
        "select id, name, kind, status, admin_email, created_at from tenancy.tenants
         order by created_at desc, id desc limit 50",
    )
    .fetch_all(&mut *tx)
    .await
    .map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(Json(Rows { data }))
}

/// User and system time of this process, and of the database with all its children, in µs.
fn cpu_us(postmaster: u32) -> std::io::Result<(f64, f64)> {
    let mut ticks = 0.0;
    for entry in std::fs::read_dir("/proc")?.flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        if pid == postmaster || parent(pid) == Some(postmaster) {
            ticks += of(pid).unwrap_or(0.0);
        }
    }
    Ok((of(std::process::id())? * 10_000.0, ticks * 10_000.0))
}

fn fields(pid: u32) -> std::io::Result<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let rest = stat.rsplit(')').next().unwrap_or_default();
    Ok(rest.split_whitespace().map(str::to_owned).collect())
}

fn of(pid: u32) -> std::io::Result<f64> {
    let fields = fields(pid)?;
    let tick = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    Ok(tick(11) + tick(12))
}

fn parent(pid: u32) -> Option<u32> {
    fields(pid).ok()?.get(1)?.parse().ok()
}
