//! Whether somebody has proved twice who they are, for tenants that demand it.

use crate::Stop;
use crate::store::Db;
use domain::identity::Means;
use domain::kernel::{PersonId, SessionId};

/// Whether a session was begun in a way that proves two things, or its person has turned codes on since: the next
/// sign-in asks for one.
///
/// # Errors
/// When the database isn't there.
pub async fn is_proved(db: &Db, person: PersonId, session: SessionId) -> Result<bool, Stop> {
    let strong: Vec<String> =
        Means::ALL.iter().filter(|means| !means.is_single()).map(|means| means.as_str().to_owned()).collect();
    let mut tx = db.as_system("a tenant demands a second factor").await?;
    let is_proved = sqlx::query_scalar!(
        r#"select (exists (select from identity.second_factors where user_id = $1 and confirmed_at is not null)
                or exists (select from identity.sessions where id = $2 and proved_by && $3)) as "it!""#,
        person.0,
        session.0,
        &strong
    )
    .fetch_one(&mut *tx)
    .await?;
    Ok(is_proved)
}
