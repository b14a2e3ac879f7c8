//! What errands know of a person beside their words: the names of whoever sent the agent, and of who approved or declined.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's name, as a rebuild without their key would.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update agent.errands set sent_by_name = '' where sent_by = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("update agent.errand_calls set decided_by_name = '' where decided_by = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}
