//! What handlers do with a tenant's subscription.

use super::streams;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{self, Loaded, Tx};
use domain::Refusal;
use domain::billing::{Plan, PlanRef, PlanTerms, Subscription, SubscriptionCommand, SubscriptionState};
use domain::kernel::TenantId;
use domain::tenancy::Tenant;

/// Decides on what a tenant has, and answers what it has then. A tenant's first decision begins its stream.
///
/// # Errors
/// `resource_not_found` where there is no such tenant; the aggregate's refusal.
pub(super) async fn decide(
    cx: &mut Context,
    tenant: TenantId,
    command: SubscriptionCommand,
) -> Result<SubscriptionState, Stop> {
    // The tenant's existence is asked of its log, which is everybody's; its tables are the tenancy's.
    cx.load::<Tenant>(tenant.0).await?;
    let loaded = load(cx, tenant).await?;
    let stream = streams::of_subscription(tenant);
    if loaded.version == 0 {
        cx.create::<Subscription>(tenant, stream, command).await?;
    } else {
        cx.decide::<Subscription>(stream, &loaded, command).await?;
    }
    Ok(load(cx, tenant).await?.state)
}

async fn load(cx: &mut Context, tenant: TenantId) -> Result<Loaded<Subscription>, Stop> {
    let services = cx.services.clone();
    store::load::<Subscription>(cx.tx().await?, &services.keys, streams::of_subscription(tenant)).await
}

/// Whether a tenant was ever given a plan, an add-on or a flag of its own.
///
/// # Errors
/// The database's.
pub async fn has_subscription(tx: &mut Tx, tenant: TenantId) -> Result<bool, Stop> {
    let found =
        sqlx::query_scalar!(r#"select 1 as "one!" from billing.tenant_subscriptions where tenant_id = $1"#, tenant.0);
    Ok(found.fetch_optional(&mut **tx).await?.is_some())
}

/// Puts a new tenant on the newest version of a plan, in the caller's transaction.
///
/// # Errors
/// A fault of `plan` where there is none; `plan_retired` (409).
pub async fn subscribe(cx: &mut Context, tenant: TenantId, code: &str) -> Result<(), Stop> {
    let (plan, _) = plan_asked(cx, code, None).await?;
    decide(cx, tenant, SubscriptionCommand::Change { plan }).await?;
    Ok(())
}

/// The version of a plan that somebody is to be given, the newest unless told, and what it gives.
///
/// # Errors
/// A fault of `plan` or `version` where there is none; `plan_retired` (409).
pub(super) async fn plan_asked(
    cx: &mut Context,
    code: &str,
    version: Option<u32>,
) -> Result<(PlanRef, PlanTerms), Stop> {
    let code = code.trim();
    let plan = match cx.load::<Plan>(streams::of_plan(code)).await {
        Err(Stop::Refused(refusal)) if refusal.status == 404 => {
            return Err(Refusal::invalid_field("plan", "plan_unknown").into());
        }
        other => other?.state,
    };
    if plan.is_retired {
        return Err(Refusal::new(409, "plan_retired").into());
    }
    let version = version.unwrap_or_else(|| plan.newest());
    let terms = plan.terms(version).ok_or_else(|| Refusal::invalid_field("version", "plan_version_unknown"))?.clone();
    Ok((PlanRef { code: code.to_owned(), version }, terms))
}
