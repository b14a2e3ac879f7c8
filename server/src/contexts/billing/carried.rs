//! What the platform gives a tenant, carried into the tenant's own database.

use super::publishing::make;
use super::subscription::decide;
use super::{entitlements_of, streams};
use crate::Stop;
use crate::gateway::Context;
use domain::billing::{Entitlements, Feature, HeldPlan, Plan, PlanCommand, PlanRef, PlanTerms, SubscriptionCommand};
use domain::kernel::TenantId;

/// Lets a tenant have in this database what it is given in another: a plan of the same name whose newest version gives what plan
/// and add-ons give there, and nothing that is hidden there. It may be repeated: what is alike already stays.
///
/// # Errors
/// `resource_not_found` where there is no such tenant; the database's.
pub async fn carry_entitlements(cx: &mut Context, tenant: TenantId, given: &Entitlements) -> Result<(), Stop> {
    let Some(HeldPlan { code, name, .. }) = &given.plan else { return Ok(()) };
    // Trials are the platform's: here the tenant simply has what it tries.
    let terms = PlanTerms { features: given.features, limits: given.limits.clone(), trial_days: 0 };
    let stream = streams::of_plan(code);
    match cx.load::<Plan>(stream).await {
        Ok(known) => cx.decide::<Plan>(stream, &known, PlanCommand::Publish { terms }).await?,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => make(cx, code.clone(), name.clone(), terms).await?,
        Err(other) => return Err(other),
    }
    let version = cx.load::<Plan>(stream).await?.state.newest();
    decide(cx, tenant, SubscriptionCommand::Change { plan: PlanRef { code: code.clone(), version } }).await?;
    let hidden = entitlements_of(&mut **cx.tx().await?, tenant).await?.hidden;
    for feature in Feature::ALL.iter().copied() {
        let is_hidden = given.hidden.contains(feature);
        if is_hidden != hidden.contains(feature) {
            let on = is_hidden.then_some(false);
            decide(cx, tenant, SubscriptionCommand::SetFlag { feature, on }).await?;
        }
    }
    Ok(())
}
