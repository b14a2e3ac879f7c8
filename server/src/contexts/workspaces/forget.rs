//! What runs know of a person beside their content: the name of whoever started them.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's name from the runs that they started, as a rebuild without their key would.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update workspaces.executions set started_by_name = '' where started_by = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}
