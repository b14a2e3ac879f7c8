//! The refresh tokens of a session: a family in which each token is exchanged once for the next. A token that comes a
//! second time is a copy in somebody's hands, and ends the family (RFC 9700 §4.14.2).
//!
//! Two tabs or programs that share a token may exchange it at the same moment. One of them gets the successor; the other
//! is told that it was late, for as long as [`GRACE`] lasts and the successor hasn't been exchanged itself. It gets no
//! token: a thief who is late by seconds goes away with nothing, and one who was first is found out as soon as the
//! robbed one tries again.

use super::super::SessionToken;
use super::{WHOLE, idle};
use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use domain::kernel::TenantId;
use sqlx::PgConnection;

/// How long after an exchange the same token counts as late rather than as stolen.
pub const GRACE: TimeDelta = TimeDelta::seconds(10);

/// What became of an exchange.
pub enum Exchange {
    /// The token's successor.
    Next(SessionToken),
    /// Somebody else has just exchanged it.
    Late,
    /// It was exchanged before: somebody has a copy.
    Reused,
    /// It never was a token of the session, or both have ended.
    Ended,
}

/// The first token of a program's session.
pub async fn begin(db: &mut PgConnection, tenant: TenantId, first: &SessionToken) -> Result<(), Stop> {
    add(db, tenant, first, 1).await
}

/// Exchanges a token for its successor. Of exchanges at the same moment, over all processes, one gets it.
///
/// # Errors
/// When the database isn't there.
pub async fn exchange(db: &mut PgConnection, old: &SessionToken) -> Result<Exchange, Stop> {
    let now = machine_now().0;
    // Whoever is second waits here until the first has committed.
    let session = sqlx::query!(
        "select tenant_id from identity.sessions
         where id = $1 and revoked_at is null and expires_at > $2 for update",
        old.session.0,
        now
    )
    .fetch_optional(&mut *db)
    .await?;
    let found = sqlx::query!(
        r#"select number, exchanged_at, expires_at,
                  (select max(number) from identity.refresh_tokens where session_id = $1) as "newest!"
           from identity.refresh_tokens where session_id = $1 and hash = $2"#,
        old.session.0,
        old.hash()
    )
    .fetch_optional(&mut *db)
    .await?;
    let (Some(session), Some(found)) = (session, found) else { return Ok(Exchange::Ended) };
    if let Some(exchanged_at) = found.exchanged_at {
        let is_late = found.number + 1 == found.newest && now - exchanged_at <= GRACE;
        return Ok(if is_late { Exchange::Late } else { Exchange::Reused });
    }
    if found.expires_at <= now {
        return Ok(Exchange::Ended);
    }
    sqlx::query!(
        "update identity.refresh_tokens set exchanged_at = $3 where session_id = $1 and number = $2",
        old.session.0,
        found.number,
        now
    )
    .execute(&mut *db)
    .await?;
    let next = SessionToken::for_session(old.session);
    add(db, TenantId(session.tenant_id), &next, found.number + 1).await?;
    Ok(Exchange::Next(next))
}

/// Adds a token and lets the session last as long as it does.
async fn add(db: &mut PgConnection, tenant: TenantId, token: &SessionToken, number: i32) -> Result<(), Stop> {
    let now = machine_now().0;
    let idle = idle(db, tenant).await?;
    sqlx::query!(
        r#"with lasting as (
               update identity.sessions set expires_at = least($5, created_at + make_interval(days => $6::int))
               where id = $2 returning expires_at
           )
           insert into identity.refresh_tokens (tenant_id, session_id, number, hash, expires_at)
           select $1, $2, $3, $4, expires_at from lasting"#,
        tenant.0,
        token.session.0,
        number,
        token.hash(),
        now + idle,
        i32::try_from(WHOLE.num_days()).unwrap_or(i32::MAX)
    )
    .execute(db)
    .await?;
    Ok(())
}
