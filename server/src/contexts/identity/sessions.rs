//! Sessions: an id and a secret in one opaque text; the database keeps the secret's hash alone.

mod addresses;
mod device;
mod everybody;
mod family;
mod last_used;
mod old;
mod rows;
mod token;

pub(super) use everybody::{all_sessions, within_reach as session_within_reach};
pub(super) use family::{Exchange, exchange};
pub use last_used::LastUsed;
pub use old::forget_old;
pub(super) use rows::sessions_of;
pub use token::SessionToken;

use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::contexts::tenancy::settings_of;
use crate::gateway::{Caller, Door, Services};
use chrono::TimeDelta;
use domain::identity::Means;
use domain::kernel::{PersonId, SessionId, TenantId};
use domain::policy::Actor;
use domain::tenancy::Setting;
use sqlx::PgConnection;

/// How long the session of a program lasts at most, however often its tokens are exchanged.
const WHOLE: TimeDelta = TimeDelta::days(90);

/// Begins a session for a browser (cookie) or a program (refresh token). `proved_by` says how they proved who they are.
pub(super) async fn begin(
    db: &mut PgConnection,
    services: &Services,
    caller: &Caller,
    actor: &Actor,
    proved_by: &[Means],
) -> Result<SessionToken, Stop> {
    let token = SessionToken::for_session(SessionId(new_id()));
    let is_browser = caller.door == Door::Browser;
    let now = machine_now().0;
    let idle = idle(db, actor.tenant_id).await?;
    let proved_by: Vec<String> = proved_by.iter().map(|means| means.as_str().to_owned()).collect();
    let address = match caller.address {
        Some(address) => {
            let key = services.keys.of_subject(db, actor.tenant_id, actor.person_id.0).await?;
            Some(key.seal(address.to_string().as_bytes(), token.session.0.as_bytes())?)
        }
        None => None,
    };
    sqlx::query!(
        "insert into identity.sessions
             (id, user_id, tenant_id, cookie_hash, user_agent, device, address, proved_by, created_at, last_used_at,
              expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)",
        token.session.0,
        actor.person_id.0,
        actor.tenant_id.0,
        is_browser.then(|| token.hash()),
        caller.user_agent,
        device::name_of(&caller.user_agent),
        address,
        &proved_by,
        now,
        now + idle
    )
    .execute(&mut *db)
    .await?;
    if !is_browser {
        family::begin(db, actor.tenant_id, &token).await?;
    }
    Ok(token)
}

/// How long a session of a tenant's lasts that isn't used, as the tenant has set it; that of a browser lasts so long in any
/// case. Asked in a transaction of the system.
async fn idle(db: &mut PgConnection, tenant: TenantId) -> Result<TimeDelta, Stop> {
    let settings = settings_of(db, Some(tenant)).await?;
    Ok(TimeDelta::days(settings.number(Setting::SessionDays).into()))
}

/// Ends a session for good.
pub(super) async fn revoke(db: &mut PgConnection, session: SessionId) -> Result<(), Stop> {
    sqlx::query!(
        "update identity.sessions set revoked_at = $2 where id = $1 and revoked_at is null",
        session.0,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends every session of a person for good.
pub(super) async fn revoke_all(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    revoke_others(db, person, None, None).await.map(|_| ())
}

/// Ends the sessions of a person for good, in one tenant if one is named, all but the one to keep if there is one.
/// Answers how many there were.
pub(super) async fn revoke_others(
    db: &mut PgConnection,
    person: PersonId,
    tenant: Option<TenantId>,
    keep: Option<SessionId>,
) -> Result<u32, Stop> {
    let now = machine_now().0;
    let ended = sqlx::query!(
        "update identity.sessions set revoked_at = $4
         where user_id = $1 and ($2::uuid is null or tenant_id = $2) and ($3::uuid is null or id <> $3)
           and revoked_at is null and expires_at > $4",
        person.0,
        tenant.map(|tenant| tenant.0),
        keep.map(|keep| keep.0),
        now
    )
    .execute(db)
    .await?;
    Ok(u32::try_from(ended.rows_affected()).unwrap_or(u32::MAX))
}
