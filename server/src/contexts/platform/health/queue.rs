//! What waits to be done: workers, tasks, jobs, mails.

use super::check;
use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use domain::platform::HealthPart::{Jobs, Mail, Queue, Workers};
use domain::platform::{HealthCheck, HealthState};
use sqlx::PgConnection;

/// A worker that gave no sign of life for so long is gone, in seconds.
const GONE_S: i64 = 60;
/// A task that is due and waits for longer says that workers can't keep up, in seconds.
const WAITS_MAX_S: f64 = 60.0;
/// A mail that waits for longer says that the SMTP server doesn't take it, in minutes.
const MAIL_WAITS_MAX: TimeDelta = TimeDelta::minutes(5);
/// Failures are looked at for so long.
const RECENT: TimeDelta = TimeDelta::days(1);

pub async fn workers(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let (alive, seconds): (i64, Option<f64>) = sqlx::query_as(
        "select count(*) filter (where last_heartbeat_at > now() - make_interval(secs => $1)),
                extract(epoch from now() - max(last_heartbeat_at))::float8
         from queue._private_workers",
    )
    .bind(GONE_S as f64)
    .fetch_one(db)
    .await?;
    if alive == 0 {
        return Ok(check(Workers, HealthState::Down, "none", &[]));
    }
    let figures = [("count", alive.to_string()), ("seconds", whole(seconds))];
    Ok(check(Workers, HealthState::Up, "alive", &figures))
}

pub async fn tasks(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let (due, dead, seconds): (i64, i64, Option<f64>) = sqlx::query_as(
        "select count(*) filter (where attempts < max_attempts and run_at <= now() and locked_at is null),
                count(*) filter (where attempts >= max_attempts and locked_at is null),
                extract(epoch from now() - min(run_at)
                    filter (where attempts < max_attempts and run_at <= now() and locked_at is null))::float8
         from queue._private_jobs",
    )
    .fetch_one(db)
    .await?;
    let figures = [("due", due.to_string()), ("dead", dead.to_string()), ("seconds", whole(seconds))];
    let (state, reason) = match seconds {
        Some(seconds) if seconds > WAITS_MAX_S => (HealthState::Warning, "waits"),
        _ if dead > 0 => (HealthState::Warning, "dead"),
        _ => (HealthState::Up, "keeps_up"),
    };
    Ok(check(Queue, state, reason, &figures))
}

pub async fn jobs(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let row = sqlx::query!(
        r#"select (select count(*) from platform.jobs where status = 'queued') as "queued!",
                  (select count(*) from platform.jobs where status = 'running') as "running!",
                  (select count(*) from platform.jobs where status = 'failed' and created_at > $1) as "failed!""#,
        machine_now().0 - RECENT
    )
    .fetch_one(db)
    .await?;
    let figures =
        [("queued", row.queued.to_string()), ("running", row.running.to_string()), ("failed", row.failed.to_string())];
    let (state, reason) =
        if row.failed > 0 { (HealthState::Warning, "failed") } else { (HealthState::Up, "none_failed") };
    Ok(check(Jobs, state, reason, &figures))
}

pub async fn mail(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let now = machine_now().0;
    let row = sqlx::query!(
        r#"select (select count(*) from mail.mails where status = 'waiting') as "waiting!",
                  (select count(*) from mail.mails where status = 'waiting' and created_at < $1) as "late!",
                  (select count(*) from mail.mails where status = 'failed' and created_at > $2) as "failed!",
                  (select count(*) from mail.mails where status = 'captured' and created_at > $2) as "captured!""#,
        now - MAIL_WAITS_MAX,
        now - RECENT
    )
    .fetch_one(db)
    .await?;
    let figures = [
        ("waiting", row.waiting.to_string()),
        ("late", row.late.to_string()),
        ("failed", row.failed.to_string()),
        ("captured", row.captured.to_string()),
    ];
    let (state, reason) = match () {
        () if row.late > 0 => (HealthState::Warning, "late"),
        () if row.failed > 0 => (HealthState::Warning, "failed"),
        () if row.captured > 0 => (HealthState::Up, "captured"),
        () => (HealthState::Up, "goes_out"),
    };
    Ok(check(Mail, state, reason, &figures))
}

fn whole(seconds: Option<f64>) -> String {
    format!("{:.0}", seconds.unwrap_or_default().max(0.0))
}
