//! Seats: the people in a tenant, and those who are invited. Its plan says how many there may be.

use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::entitlements_of;
use crate::gateway::Context;
use domain::billing::LimitKind;
use domain::kernel::TenantId;
use sqlx::PgConnection;

/// Makes sure that there is a seat for one more. Of two who come at once the second waits.
///
/// # Errors
/// `seats_used_up` (403) with limit, use, plan and the way out.
pub(super) async fn require_seat(cx: &mut Context, tenant: TenantId) -> Result<(), Stop> {
    let tx = cx.tx().await?;
    let entitlements = entitlements_of(tx, tenant).await?;
    if entitlements.limits.of(LimitKind::Seats).is_none() {
        return Ok(());
    }
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("identity.seats/{tenant}"))
        .execute(&mut **tx)
        .await?;
    let used = seats_used(tx, tenant).await?;
    Ok(entitlements.room(LimitKind::Seats, used, 1)?)
}

/// The members of a tenant, and the invitations that somebody can still accept.
///
/// # Errors
/// The database's.
pub async fn seats_used(db: &mut PgConnection, tenant: TenantId) -> Result<u64, Stop> {
    let used = sqlx::query_scalar!(
        r#"select (select count(*) from identity.memberships where tenant_id = $1)
                + (select count(*) from identity.invitations
                   where tenant_id = $1 and status = 'open' and until > $2) as "used!""#,
        tenant.0,
        machine_now().0
    )
    .fetch_one(db)
    .await?;
    Ok(used.unsigned_abs())
}
