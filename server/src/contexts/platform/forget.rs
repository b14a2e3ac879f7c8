//! What jobs know of a person: what they asked for.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes what a person asked of jobs, and what came of it.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update platform.jobs set input = 'null', result = null where person_id = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}
