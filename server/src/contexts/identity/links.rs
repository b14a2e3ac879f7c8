//! Links that are mailed: each works once, and ends by itself. Following one means pressing a button on its page, because
//! programs that look into mails open every address that they find.

use super::secret_token::SecretToken;
use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use domain::Refusal;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Making an account.
    Register,
    /// Replacing a forgotten password.
    ResetPassword,
    /// Signing in.
    SignIn,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::ResetPassword => "reset_password",
            Self::SignIn => "sign_in",
        }
    }

    /// How long such a link works.
    pub(super) const fn lasts(self) -> TimeDelta {
        match self {
            Self::Register => TimeDelta::hours(24),
            Self::ResetPassword => TimeDelta::minutes(30),
            Self::SignIn => TimeDelta::minutes(15),
        }
    }
}

/// What becomes an account when its link is followed.
pub(super) struct Registration {
    pub(super) email: String,
    pub(super) name: String,
    pub(super) password_hash: String,
    pub(super) organisation: Option<String>,
}

/// What a link was made for.
pub(super) struct Followed {
    pub(super) person: Option<PersonId>,
    pub(super) registration: Option<Registration>,
    pub(super) next: Option<String>,
}

/// A link for a person; answers its token.
pub(super) async fn make(
    db: &mut PgConnection,
    purpose: Purpose,
    person: PersonId,
    next: Option<&str>,
) -> Result<String, Stop> {
    let (token, now) = (SecretToken::new(), machine_now().0);
    sqlx::query!(
        "insert into identity.links (id, purpose, secret_hash, person_id, next, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        token.id,
        purpose.as_str(),
        token.hash(),
        person.0,
        next,
        now,
        now + purpose.lasts()
    )
    .execute(db)
    .await?;
    Ok(token.text())
}

/// A link that makes an account; answers its token.
pub(super) async fn make_registration(db: &mut PgConnection, wanted: &Registration) -> Result<String, Stop> {
    let (token, now) = (SecretToken::new(), machine_now().0);
    sqlx::query!(
        "insert into identity.links
             (id, purpose, secret_hash, email, name, password_hash, organisation, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        token.id,
        Purpose::Register.as_str(),
        token.hash(),
        wanted.email,
        wanted.name,
        wanted.password_hash,
        wanted.organisation,
        now,
        now + Purpose::Register.lasts()
    )
    .execute(db)
    .await?;
    Ok(token.text())
}

/// Uses a link up: of two that come at once one finds it.
///
/// # Errors
/// `link_ended` (410) for one that was used, has ended or never was.
pub(super) async fn follow(db: &mut PgConnection, purpose: Purpose, token: &str) -> Result<Followed, Stop> {
    let ended = || Refusal::new(410, "link_ended");
    let token = SecretToken::parse(token).ok_or_else(ended)?;
    let row = sqlx::query!(
        "update identity.links set used_at = $4
         where id = $1 and secret_hash = $2 and purpose = $3 and used_at is null and expires_at > $4
         returning person_id, email, name, password_hash, organisation, next",
        token.id,
        token.hash(),
        purpose.as_str(),
        machine_now().0
    )
    .fetch_optional(db)
    .await?
    .ok_or_else(ended)?;
    let registration = match (row.email, row.name, row.password_hash) {
        (Some(email), Some(name), Some(password_hash)) => {
            Some(Registration { email, name, password_hash, organisation: row.organisation })
        }
        _ => None,
    };
    Ok(Followed { person: row.person_id.map(PersonId), registration, next: row.next })
}

/// Makes every link of a person useless, that for signing in too: whoever read their mail has them.
pub(super) async fn end_all(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!(
        "update identity.links set used_at = $2 where person_id = $1 and used_at is null",
        person.0,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes at most so many links that ended a day ago; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_old_links(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from identity.links where id in (
             select id from identity.links where expires_at < $1 order by expires_at limit $2)",
        machine_now().0 - TimeDelta::days(1),
        rows_max
    );
    Ok(gone.execute(db).await?.rows_affected())
}
