//! What follows: subscribers behind the log, and processes in several steps.

use super::check;
use crate::Stop;
use crate::store::subscribers;
use domain::platform::HealthPart::{Sagas, Subscribers};
use domain::platform::{HealthCheck, HealthState};
use sqlx::PgConnection;

/// A subscriber that is further behind can't keep up, in seconds.
const BEHIND_MAX_S: f64 = 30.0;
/// A step that was tried more often than this is stuck.
const ATTEMPTS_MAX: i32 = 3;

pub async fn subscribers(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let lags = subscribers::lags(db).await?;
    let behind = lags.iter().max_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let stuck = lags.iter().find(|lag| lag.attempts > 0 && !lag.paused);
    let paused = lags.iter().find(|lag| lag.paused);
    let (state, reason, which) = match (stuck, paused, behind) {
        (Some(stuck), ..) => (HealthState::Down, "stuck", Some(stuck)),
        (_, Some(paused), _) => (HealthState::Warning, "paused", Some(paused)),
        (.., Some(behind)) if behind.seconds > BEHIND_MAX_S => (HealthState::Warning, "behind", Some(behind)),
        (.., behind) => (HealthState::Up, "follow", behind),
    };
    let figures = [
        ("count", lags.len().to_string()),
        ("name", which.map(|lag| lag.subscriber.clone()).unwrap_or_default()),
        ("events", which.map_or(0, |lag| lag.events).to_string()),
        ("seconds", format!("{:.0}", which.map_or(0.0, |lag| lag.seconds))),
    ];
    Ok(check(Subscribers, state, reason, &figures))
}

pub async fn sagas(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let row = sqlx::query!(
        r#"select count(*) as "under_way!", count(*) filter (where status = 'compensating') as "undone!",
                  count(*) filter (where attempts > $1) as "stuck!"
           from platform.sagas where status in ('running', 'waiting', 'compensating')"#,
        ATTEMPTS_MAX
    )
    .fetch_one(db)
    .await?;
    let figures =
        [("count", row.under_way.to_string()), ("undone", row.undone.to_string()), ("stuck", row.stuck.to_string())];
    let (state, reason) = match () {
        () if row.stuck > 0 => (HealthState::Warning, "stuck"),
        () if row.undone > 0 => (HealthState::Warning, "undone"),
        () => (HealthState::Up, "go_on"),
    };
    Ok(check(Sagas, state, reason, &figures))
}
