//! What files know of a person beside their content: the name of whoever added them.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's name from the files that they added, as a rebuild without their key would, and from those that
/// were on their way in.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update files.files set added_by_name = '' where added_by = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("update files.file_versions set added_by_name = '' where added_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update files.uploads set begun_by_name = '' where begun_by = $1", person.0).execute(db).await?;
    Ok(())
}
