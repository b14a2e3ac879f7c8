//! What tenancy keeps of a person: where they belong in the house, and a draft that they haven't finished.

use super::organisation;
use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person from the house, and their drafts.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    organisation::forget(&mut *db, person).await?;
    sqlx::query!("delete from tenancy.tenant_drafts where person_id = $1", person.0).execute(db).await?;
    Ok(())
}
