//! The browsers that a person has signed in with. Attempts from one of them are counted apart from those of strangers, so
//! that nobody locks a person out by failing in their name. A device proves nothing else: it doesn't sign in.

use super::secret_token::SecretToken;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, Door, Effect};
use crate::store::Db;
use chrono::TimeDelta;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// How long a browser is known after its last sign-in.
const KNOWN_DAYS: i64 = 400;

/// Whether a browser's cookie is that of one in which the person of this address has signed in before.
///
/// # Errors
/// When the database isn't there.
pub async fn is_known_device(db: &Db, cookie: &str, email: &str) -> Result<bool, Stop> {
    let Some(token) = SecretToken::parse(cookie) else { return Ok(false) };
    let mut tx = db.as_system("recognise a browser").await?;
    let known = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.known_devices d join identity.users u on u.id = d.person_id
           where d.device_id = $1 and d.secret_hash = $2 and d.expires_at > $3 and u.email = $4"#,
        token.id,
        token.hash(),
        machine_now().0,
        email.trim().to_lowercase()
    );
    Ok(known.fetch_optional(&mut *tx).await?.is_some())
}

/// Knows the browser that this person has just signed in with from now on. One that others use too keeps its cookie.
pub(super) async fn remember(cx: &mut Context, person: PersonId) -> Result<(), Stop> {
    if cx.caller.door != Door::Browser {
        return Ok(());
    }
    let now = machine_now().0;
    let mut tx = cx.services.db.as_system("know a browser").await?;
    let token = match cx.caller.device.as_deref().and_then(SecretToken::parse) {
        Some(token) if is_ours(&mut tx, &token).await? => token,
        _ => SecretToken::new(),
    };
    sqlx::query!(
        "insert into identity.known_devices (device_id, person_id, secret_hash, seen_at, expires_at)
         values ($1, $2, $3, $4, $5)
         on conflict (device_id, person_id)
         do update set secret_hash = excluded.secret_hash, seen_at = excluded.seen_at, expires_at = excluded.expires_at",
        token.id,
        person.0,
        token.hash(),
        now,
        now + TimeDelta::days(KNOWN_DAYS)
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    cx.effects.push(Effect::KeepDevice(token.text()));
    Ok(())
}

async fn is_ours(db: &mut PgConnection, token: &SecretToken) -> Result<bool, Stop> {
    let known = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.known_devices where device_id = $1 and secret_hash = $2 limit 1"#,
        token.id,
        token.hash()
    );
    Ok(known.fetch_optional(db).await?.is_some())
}

/// Knows none of a person's browsers any more.
pub(super) async fn forget_devices(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("delete from identity.known_devices where person_id = $1", person.0).execute(db).await?;
    Ok(())
}

/// Removes at most so many browsers that nobody has used for long; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_old_devices(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from identity.known_devices where ctid in (
             select ctid from identity.known_devices where expires_at < $1 order by expires_at limit $2)",
        machine_now().0,
        rows_max
    );
    Ok(gone.execute(db).await?.rows_affected())
}
