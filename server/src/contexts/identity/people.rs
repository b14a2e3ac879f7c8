//! People as mails are written to them.

use crate::Stop;
use crate::integrations::mail::Recipient;
use domain::kernel::PersonId;
use domain::policy::{Permission, Role};
use sqlx::PgConnection;
use texts::Locale;
use uuid::Uuid;

pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) locale: Option<String>,
}

impl Row {
    /// In the language that they have chosen, else in `locale`.
    pub(super) fn recipient(self, locale: Locale) -> Recipient {
        Recipient {
            person: Some(PersonId(self.id)),
            name: self.name,
            address: self.email,
            locale: self.locale.as_deref().and_then(Locale::parse).unwrap_or(locale),
        }
    }
}

/// The person of an address, unless they can't sign in.
pub(super) async fn by_address(db: &mut PgConnection, email: &str, locale: Locale) -> Result<Option<Recipient>, Stop> {
    let row = sqlx::query_as!(
        Row,
        "select id, name, email, locale from identity.users where email = $1 and blocked_at is null",
        email.to_lowercase()
    );
    Ok(row.fetch_optional(db).await?.map(|row| row.recipient(locale)))
}

/// The person of an id, unless they can't sign in.
pub(super) async fn by_id(db: &mut PgConnection, id: PersonId, locale: Locale) -> Result<Option<Recipient>, Stop> {
    let row = sqlx::query_as!(
        Row,
        "select id, name, email, locale from identity.users where id = $1 and blocked_at is null",
        id.0
    );
    Ok(row.fetch_optional(db).await?.map(|row| row.recipient(locale)))
}

/// Everybody whose built-in role carries a permission, for what the platform has to tell them.
///
/// # Errors
/// When the database isn't there.
pub async fn holders_of(db: &mut PgConnection, permission: Permission) -> Result<Vec<Recipient>, Stop> {
    let roles: Vec<String> = Role::carrying(permission).map(|role| role.as_str().to_owned()).collect();
    let rows = sqlx::query_as!(
        Row,
        "select u.id, u.name, u.email, u.locale from identity.users u
         where u.blocked_at is null
           and exists (select from identity.memberships m where m.user_id = u.id and m.roles && $1)
         order by u.id",
        &roles
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| row.recipient(Locale::default())).collect())
}
