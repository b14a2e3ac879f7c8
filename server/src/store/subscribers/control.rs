//! What operators may do to a subscriber.

use sqlx::PgConnection;

/// Lets it rest until it is resumed; answers whether there is one of that name.
///
/// # Errors
/// The database's.
pub async fn pause(db: &mut PgConnection, subscriber: &str) -> Result<bool, sqlx::Error> {
    let pause = sqlx::query!("update log.checkpoints set paused = true where subscriber = $1", subscriber);
    Ok(pause.execute(db).await?.rows_affected() > 0)
}

/// Lets it go on at once, also one that waits to try a failed event again; answers whether there is one of that name.
///
/// # Errors
/// The database's.
pub async fn resume(db: &mut PgConnection, subscriber: &str) -> Result<bool, sqlx::Error> {
    let resume =
        sqlx::query!("update log.checkpoints set paused = false, retry_at = null where subscriber = $1", subscriber);
    Ok(resume.execute(db).await?.rows_affected() > 0)
}
