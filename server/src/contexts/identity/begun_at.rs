//! When a session began: when its person proved who they are.

use crate::Stop;
use chrono::{DateTime, Utc};
use domain::kernel::SessionId;
use sqlx::PgConnection;

/// When a session began; `None` where there is none.
///
/// # Errors
/// When the database isn't there.
pub(in crate::contexts) async fn session_begun_at(
    db: &mut PgConnection,
    session: SessionId,
) -> Result<Option<DateTime<Utc>>, Stop> {
    let begun = sqlx::query_scalar!("select created_at from identity.sessions where id = $1", session.0);
    Ok(begun.fetch_optional(db).await?)
}
