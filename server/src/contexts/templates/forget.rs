//! What templates know of a person: the name of whoever did something to one, and what they have filled in for the clock.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's name from what they did, as a rebuild without their key would.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update templates.template_history set done_by_name = null where done_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "update templates.run_schedules set owned_by_name = '', filled_in = '[]' where owned_by = $1",
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}
