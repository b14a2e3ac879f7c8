//! What the installation can show for itself: the seals over its log, and the proof of isolation.

use super::check;
use crate::Stop;
use crate::ambient::machine_now;
use crate::audit::sealing;
use chrono::TimeDelta;
use domain::platform::HealthPart::{Isolation, Seals};
use domain::platform::{HealthCheck, HealthState, IsolationVerdict};
use sqlx::PgConnection;

/// What was written longer ago ought to be sealed.
const UNSEALED_MAX: TimeDelta = TimeDelta::hours(1);
/// A proof that is older ought to be made again.
const PROOF_MAX: TimeDelta = TimeDelta::days(7);

pub async fn seals(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let standing = sealing(db).await?;
    let now = machine_now().0;
    let Some((number, at)) = standing.last else {
        let late = standing.oldest_unsealed.is_some_and(|oldest| now - oldest > UNSEALED_MAX);
        let state = if late { HealthState::Warning } else { HealthState::Up };
        return Ok(check(Seals, state, "none", &[]));
    };
    let figures = [("number", number.to_string()), ("minutes", (now - at).num_minutes().max(0).to_string())];
    let late = standing.oldest_unsealed.is_some_and(|oldest| now - oldest > UNSEALED_MAX);
    let (state, reason) = if late { (HealthState::Warning, "late") } else { (HealthState::Up, "sealed") };
    Ok(check(Seals, state, reason, &figures))
}

pub async fn isolation(db: &mut PgConnection) -> Result<HealthCheck, Stop> {
    let row = sqlx::query!(
        "select at, verdict, leaks, unclear, version from platform.isolation_proofs order by at desc, id desc limit 1"
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(check(Isolation, HealthState::Warning, "never", &[])) };
    let age = machine_now().0 - row.at;
    let figures = [
        ("days", age.num_days().max(0).to_string()),
        ("leaks", row.leaks.to_string()),
        ("unclear", row.unclear.to_string()),
    ];
    let (state, reason) = match IsolationVerdict::parse(&row.verdict) {
        Some(IsolationVerdict::Leak) => (HealthState::Down, "leaks"),
        Some(IsolationVerdict::Unclear) => (HealthState::Warning, "unclear"),
        _ if age > PROOF_MAX || row.version != env!("CARGO_PKG_VERSION") => (HealthState::Warning, "old"),
        _ => (HealthState::Up, "proven"),
    };
    Ok(check(Isolation, state, reason, &figures))
}
