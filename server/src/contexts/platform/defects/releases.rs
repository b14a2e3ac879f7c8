//! Releases that ran here, and when each did first: by that later ones are told from earlier ones.

use crate::ambient::machine_now;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::path::Path;

/// What a browser says that never ran here.
pub const OTHER: &str = "other";

/// What a release is called: as the folder of its scripts.
pub fn release_of(site: &Path) -> String {
    let current = std::fs::read_to_string(site.join("pkg/current")).unwrap_or_default();
    let release: String = current.trim().chars().take(64).collect();
    if release.is_empty() { "unbuilt".into() } else { release }
}

/// Every release that ran here with the moment when it did first, that of this process among them from now on.
///
/// # Errors
/// The database's.
pub async fn releases_known(db: &mut PgConnection, own: &str) -> Result<BTreeMap<String, DateTime<Utc>>, sqlx::Error> {
    sqlx::query!(
        "insert into platform.releases (release, ran_from) values ($1, $2) on conflict (release) do nothing",
        own,
        machine_now().0
    )
    .execute(&mut *db)
    .await?;
    let rows = sqlx::query!("select release, ran_from from platform.releases").fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.release, row.ran_from)).collect())
}
