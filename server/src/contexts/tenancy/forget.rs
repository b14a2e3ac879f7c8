//! What tenancy keeps of a person: a draft that they haven't finished.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's drafts.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("delete from tenancy.tenant_drafts where person_id = $1", person.0).execute(db).await?;
    Ok(())
}
