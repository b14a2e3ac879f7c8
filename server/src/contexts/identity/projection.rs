//! `identity.users`, `identity.memberships` and `identity.limited_grants`.

use super::memberships;
use crate::store::{Projected, Projection, Recorded};
use domain::Moment;
use domain::identity::{Person, PersonEvent};
use domain::kernel::TimeZone;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Person>() }

impl Projected for Person {
    const TABLES: &'static [&'static str] = &["identity.users", "identity.memberships", "identity.limited_grants"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<PersonEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            PersonEvent::PersonRegistered { email, name } => {
                sqlx::query!(
                    "insert into users (id, email, name, created_at, version) values ($1, $2, $3, $4, $5)",
                    recorded.stream,
                    email.known().cloned().unwrap_or_else(|| erased_address(recorded.stream)),
                    name.known().map_or("", String::as_str),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            PersonEvent::MembershipGranted { .. }
            | PersonEvent::RoleAssigned { .. }
            | PersonEvent::RoleUnassigned { .. }
            | PersonEvent::MembershipEnded { .. } => memberships::project(db, recorded).await?,
            PersonEvent::SettingsChanged { time_zone, locale } => {
                sqlx::query!(
                    "update users
                     set time_zone = case when $2 then time_zone else $3 end,
                         locale = case when $4 then locale else $5 end, version = $6
                     where id = $1",
                    recorded.stream,
                    time_zone.is_absent(),
                    time_zone.value().map(TimeZone::as_str),
                    locale.is_absent(),
                    locale.value().map(|locale| locale.as_str()),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            PersonEvent::PersonMoved { email, name } => {
                sqlx::query!(
                    "update users set email = $2, name = $3, version = $4 where id = $1",
                    recorded.stream,
                    email.known().cloned().unwrap_or_else(|| erased_address(recorded.stream)),
                    name.known().map_or("", String::as_str),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            PersonEvent::AddressChanged { email } => {
                sqlx::query!(
                    "update users set email = $2, version = $3 where id = $1",
                    recorded.stream,
                    email.known().cloned().unwrap_or_else(|| erased_address(recorded.stream)),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            PersonEvent::PersonRenamed { name } => {
                sqlx::query!(
                    "update users set name = $2, version = $3 where id = $1",
                    recorded.stream,
                    name.known().map_or("", String::as_str),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            PersonEvent::PersonDeactivated {} => deactivated(db, recorded, Some(recorded.at)).await?,
            PersonEvent::PersonReactivated {} => deactivated(db, recorded, None).await?,
            PersonEvent::PersonBlocked {} => blocked(db, recorded, Some(recorded.at)).await?,
            PersonEvent::PersonUnblocked {} => blocked(db, recorded, None).await?,
            PersonEvent::PersonErased {} => erased(db, recorded).await?,
            PersonEvent::PasswordChanged {}
            | PersonEvent::SuperAdminCreated { .. }
            | PersonEvent::SecondFactorTurnedOn {}
            | PersonEvent::SecondFactorTurnedOff {}
            | PersonEvent::RecoveryCodesMade {}
            | PersonEvent::PasskeyAdded { .. }
            | PersonEvent::PasskeyRemoved { .. }
            | PersonEvent::ErasureCertified { .. } => seen(db, recorded).await?,
        }
        Ok(())
    }
}

/// The record has gone on, whatever happened.
pub(super) async fn seen(db: &mut PgConnection, recorded: &Recorded<PersonEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!("update users set version = $2 where id = $1", recorded.stream, recorded.version)
        .execute(db)
        .await
        .map(|_| ())
}

async fn blocked(
    db: &mut PgConnection,
    recorded: &Recorded<PersonEvent>,
    since: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update users set erasing_since = $2, version = $3 where id = $1",
        recorded.stream,
        since.map(|since| since.0),
        recorded.version
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn deactivated(
    db: &mut PgConnection,
    recorded: &Recorded<PersonEvent>,
    since: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update users set deactivated_at = $2, version = $3 where id = $1",
        recorded.stream,
        since.map(|since| since.0),
        recorded.version
    )
    .execute(db)
    .await
    .map(|_| ())
}

/// The row as a rebuild would write it now that the key is gone.
async fn erased(db: &mut PgConnection, recorded: &Recorded<PersonEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from limited_grants where user_id = $1", recorded.stream).execute(&mut *db).await?;
    sqlx::query!("delete from memberships where user_id = $1", recorded.stream).execute(&mut *db).await?;
    sqlx::query!(
        "update users set email = $2, name = '', time_zone = null, locale = null, erased_at = $3, version = $4
         where id = $1",
        recorded.stream,
        erased_address(recorded.stream),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await
    .map(|_| ())
}

/// What stands where the address was: addresses are unique, and `invalid` is nobody's (RFC 2606).
fn erased_address(person: uuid::Uuid) -> String {
    format!("{person}@erased.invalid")
}
