//! What identity keeps of a person beside their events: secrets and sessions. They are state, and go for good.

use super::data_export::forget_exports;
use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes what a person signs in with, their sessions, the secrets of their keys, mailed links, known browsers and the
/// address that they were invited at, copies of their data, what was written down when somebody acted as them, and their name where they acted
/// as others. Their rows of the projections follow from `PersonErased`.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    forget_exports(&mut *db, person).await?;
    sqlx::query!("delete from identity.credentials where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.links where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.known_devices where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("update identity.invitations set email = null where person_id = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from identity.second_factors where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.recovery_codes where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.passkeys where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.challenges where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.sign_in_steps where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!(
        "delete from identity.key_secrets where key_id in (select id from identity.api_keys where person_id = $1)",
        person.0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from identity.impersonations where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("update identity.impersonations set staff_name = '' where staff_id = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from identity.sessions where user_id = $1", person.0).execute(db).await?;
    Ok(())
}
