//! How many clients an agency may have: its plan says so.

use crate::Stop;
use crate::gateway::Context;
use domain::billing::LimitKind;

/// Makes sure that there is room for one more. Of two that come at once the second waits.
///
/// # Errors
/// `clients_used_up` (403) with limit, use, plan and the way out.
pub(super) async fn require_room(cx: &mut Context) -> Result<(), Stop> {
    let actor = cx.actor()?;
    let (tenant, entitlements) = (actor.tenant_id, actor.entitlements.clone());
    if entitlements.limits.of(LimitKind::Clients).is_none() {
        return Ok(());
    }
    let tx = cx.tx().await?;
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("tenancy.clients/{tenant}"))
        .execute(&mut **tx)
        .await?;
    let taken = sqlx::query_scalar!(
        r#"select count(*) as "count!" from tenancy.sub_tenants where tenant_id = $1 and deleted_at is null"#,
        tenant.0
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(entitlements.room(LimitKind::Clients, taken.unsigned_abs(), 1)?)
}
