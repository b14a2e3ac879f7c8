//! What knowledge knows of a person beside the words of documents: the names of whoever wrote, approved and shared them, and which
//! spaces name a person.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's name from documents and their versions, as a rebuild without their key would, and takes them out of every
/// space.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update knowledge.documents set created_by_name = '' where created_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update knowledge.documents set changed_by_name = '' where changed_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update knowledge.document_versions set written_by_name = '' where written_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update knowledge.document_versions set approved_by_name = '' where approved_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update knowledge.document_shares set shared_by_name = '' where shared_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from knowledge.space_access where person_id = $1", person.0).execute(db).await?;
    Ok(())
}
