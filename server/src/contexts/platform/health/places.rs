//! Where things are: the database, the object store, the disk, the models.

use super::check;
use crate::Stop;
use crate::gateway::Services;
use domain::files::readable_bytes;
use domain::platform::HealthPart::{Database, Disk, Model, Storage};
use domain::platform::{HealthCheck, HealthState};
use nix::sys::statvfs::statvfs;
use sqlx::PgConnection;
use std::path::Path;
use std::time::{Duration, Instant};

/// The database answers slowly from here on, in milliseconds.
const SLOW_MS: u128 = 200;
/// An object store that says nothing for so long is down.
const SILENCE_MAX: Duration = Duration::from_secs(5);
/// Less room than this, in parts of a hundred, is little.
const ROOM_MIN: u64 = 10;

pub async fn database(db: &mut PgConnection, (open, idle): (u32, usize)) -> Result<HealthCheck, Stop> {
    let asked = Instant::now();
    let bytes = sqlx::query_scalar!(r#"select pg_database_size(current_database()) as "bytes!""#).fetch_one(db).await?;
    let ms = asked.elapsed().as_millis();
    let state = if ms < SLOW_MS { HealthState::Up } else { HealthState::Warning };
    let reason = if ms < SLOW_MS { "answers" } else { "slow" };
    let figures = [
        ("ms", ms.to_string()),
        ("size", readable_bytes(bytes.unsigned_abs())),
        ("open", open.to_string()),
        ("idle", idle.to_string()),
    ];
    Ok(check(Database, state, reason, &figures))
}

pub async fn storage(services: &Services) -> HealthCheck {
    let asked = Instant::now();
    let answered = tokio::time::timeout(SILENCE_MAX, services.files.vault.answers()).await;
    let ms = asked.elapsed().as_millis().to_string();
    match answered {
        Ok(Ok(())) => check(Storage, HealthState::Up, "answers", &[("ms", ms)]),
        Ok(Err(error)) => {
            tracing::warn!(?error, "the object store doesn't answer");
            check(Storage, HealthState::Down, "refuses", &[])
        }
        Err(_) => check(Storage, HealthState::Down, "silent", &[("ms", ms)]),
    }
}

/// The disk that the checkpoints of the audit are on, which is that of the data folder.
pub fn disk(services: &Services) -> HealthCheck {
    let there = services.audit.checkpoints.ancestors().find(|folder| folder.exists());
    let Ok(room) = statvfs(there.unwrap_or(Path::new("/"))) else {
        return check(Disk, HealthState::Warning, "unknown", &[]);
    };
    let fragment = room.fragment_size();
    let (free, all) = (room.blocks_available() * fragment, (room.blocks() * fragment).max(1));
    let share = u64::try_from(u128::from(free) * 100 / u128::from(all)).unwrap_or(100);
    let (state, reason) = match share {
        0 => (HealthState::Down, "full"),
        1..ROOM_MIN => (HealthState::Warning, "little"),
        _ => (HealthState::Up, "room"),
    };
    let figures = [("free", readable_bytes(free)), ("all", readable_bytes(all)), ("share", share.to_string())];
    check(Disk, state, reason, &figures)
}

pub fn model(services: &Services) -> HealthCheck {
    match services.models.default_id() {
        Some(id) => check(Model, HealthState::Up, "loaded", &[("model", id)]),
        None => check(Model, HealthState::Absent, "none", &[]),
    }
}
