//! What federation keeps of a person: who they are at providers and in directories, and what they let apps do.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's links, consents, codes and tokens, and what directories say of them.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("delete from federation.links where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from federation.consents where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from federation.codes where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from federation.provisioned where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from federation.grants where person_id = $1", person.0).execute(db).await?;
    Ok(())
}
