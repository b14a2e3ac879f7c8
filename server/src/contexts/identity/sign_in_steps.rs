//! Sign-ins of browsers that wait for their second factor: who it is was proved once, and the browser holds a secret
//! that stands for that. So no page has the password in it.

use super::SessionToken;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use chrono::TimeDelta;
use domain::Refusal;
use domain::identity::Means;
use domain::kernel::{PersonId, SessionId, TenantId};
use domain::policy::Actor;
use sqlx::PgConnection;

/// How long a sign-in waits.
const WAITS: TimeDelta = TimeDelta::minutes(10);
/// After so many wrong codes it begins anew.
const WRONG_MAX: i32 = 5;

/// A sign-in that waits.
pub(super) struct Waiting {
    /// Who it is.
    pub person: PersonId,
    /// In which membership.
    pub tenant: TenantId,
    /// How they proved it.
    pub means: Means,
    /// Where the browser goes on to.
    pub next: Option<String>,
}

/// Lets a sign-in wait; the browser keeps the answer.
pub(super) async fn wait(
    db: &mut PgConnection,
    actor: &Actor,
    means: Means,
    next: Option<String>,
) -> Result<SessionToken, Stop> {
    let token = SessionToken::for_session(SessionId(new_id()));
    sqlx::query!(
        "insert into identity.sign_in_steps (id, tenant_id, user_id, secret_hash, proved_by, next, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        token.session.0,
        actor.tenant_id.0,
        actor.person_id.0,
        token.hash(),
        means.as_str(),
        next,
        machine_now().0 + WAITS
    )
    .execute(db)
    .await?;
    Ok(token)
}

/// The sign-in that waits in this browser.
///
/// # Errors
/// `sign_in_step_ended` where none does, or it waited too long.
pub(super) async fn waiting(db: &mut PgConnection, step: Option<&SessionToken>) -> Result<Waiting, Stop> {
    let step = step.ok_or_else(ended)?;
    let row = sqlx::query!(
        "select user_id, tenant_id, proved_by, next from identity.sign_in_steps
         where id = $1 and secret_hash = $2 and expires_at > $3 and wrong_count < $4",
        step.session.0,
        step.hash(),
        machine_now().0,
        WRONG_MAX
    )
    .fetch_optional(db)
    .await?
    .ok_or_else(ended)?;
    Ok(Waiting {
        person: PersonId(row.user_id),
        tenant: TenantId(row.tenant_id),
        means: Means::parse(&row.proved_by).unwrap_or(Means::Password),
        next: row.next,
    })
}

/// Counts a wrong code.
pub(super) async fn miss(db: &mut PgConnection, step: &SessionToken) -> Result<(), Stop> {
    sqlx::query!("update identity.sign_in_steps set wrong_count = wrong_count + 1 where id = $1", step.session.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends the wait: of two that ask at the same moment, one goes on.
///
/// # Errors
/// `sign_in_step_ended` for the other one.
pub(super) async fn end(db: &mut PgConnection, step: &SessionToken) -> Result<(), Stop> {
    let gone = sqlx::query!("delete from identity.sign_in_steps where id = $1", step.session.0).execute(db).await?;
    if gone.rows_affected() == 1 { Ok(()) } else { Err(ended().into()) }
}

fn ended() -> Refusal {
    Refusal::new(401, "sign_in_step_ended")
}
