//! Families of tokens: all that came of one code, or of an app's own secret. They end together.

use super::app_projection::names;
use super::app_token::{AppToken, AppTokenKind};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use chrono::{DateTime, TimeDelta, Utc};
use domain::federation::AppScope;
use domain::kernel::{AppId, PersonId, TenantId};
use sqlx::PgConnection;
use uuid::Uuid;

/// Seconds that an access token lasts.
pub(super) const ACCESS_S: u32 = 15 * 60;
/// How long an app may go on while the person isn't there, in days.
const OFFLINE_DAYS: i64 = 30;

/// The newest tokens of a family.
pub(super) struct Family {
    /// To ask with.
    pub(super) access: AppToken,
    /// To go on with, where the person has allowed that.
    pub(super) refresh: Option<AppToken>,
}

/// What a family begins with.
pub(super) struct Begun {
    /// Where it counts.
    pub(super) tenant: TenantId,
    /// Whose it is; `None`: the app's own.
    pub(super) person: Option<PersonId>,
    /// When they proved who they are.
    pub(super) signed_in_at: Option<DateTime<Utc>>,
}

/// Begins a family.
pub(super) async fn begin(
    db: &mut PgConnection,
    app: AppId,
    begun: Begun,
    scopes: &[AppScope],
) -> Result<Family, Stop> {
    let (id, now) = (new_id(), machine_now().0);
    let access = AppToken::new(AppTokenKind::Access, id);
    let goes_on = begun.person.is_some() && scopes.contains(&AppScope::Offline);
    let refresh = goes_on.then(|| AppToken::new(AppTokenKind::Refresh, id));
    let access_ends = now + TimeDelta::seconds(i64::from(ACCESS_S));
    let ends = if goes_on { now + TimeDelta::days(OFFLINE_DAYS) } else { access_ends };
    sqlx::query!(
        "insert into federation.grants
             (id, app_id, tenant_id, person_id, scopes, access_hash, access_scopes, access_expires_at, refresh_hash,
              signed_in_at, begun_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $5, $7, $8, $9, $10, $11)",
        id,
        app.0,
        begun.tenant.0,
        begun.person.map(|person| person.0),
        &names(scopes),
        access.hash(),
        access_ends,
        refresh.as_ref().map(AppToken::hash),
        begun.signed_in_at,
        now,
        ends
    )
    .execute(db)
    .await?;
    Ok(Family { access, refresh })
}

/// The next tokens of a family; those before count no more.
pub(super) async fn renew(db: &mut PgConnection, id: Uuid, scopes: &[AppScope]) -> Result<Family, Stop> {
    let now = machine_now().0;
    let access = AppToken::new(AppTokenKind::Access, id);
    let refresh = AppToken::new(AppTokenKind::Refresh, id);
    sqlx::query!(
        "update federation.grants
         set access_hash = $2, access_scopes = $3, access_expires_at = $4, refresh_hash = $5, expires_at = $6
         where id = $1",
        id,
        access.hash(),
        &names(scopes),
        now + TimeDelta::seconds(i64::from(ACCESS_S)),
        refresh.hash(),
        now + TimeDelta::days(OFFLINE_DAYS)
    )
    .execute(db)
    .await?;
    Ok(Family { access, refresh: Some(refresh) })
}

/// Ends a family.
pub(super) async fn revoke(db: &mut PgConnection, id: Uuid) -> Result<(), Stop> {
    sqlx::query!(
        "update federation.grants set revoked_at = $2 where id = $1 and revoked_at is null",
        id,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}
