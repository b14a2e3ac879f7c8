//! Plans are made, published anew and retired. They belong to the platform and to no tenant.

use super::streams;
use crate::Stop;
use crate::gateway::Context;
use crate::store::open_tenant;
use domain::billing::{CreatePlan, OF_PLATFORM, Plan, PlanCommand, PlanMade, PlanTerms, PublishPlan, RetirePlan};
use domain::kernel::Mode;

pub async fn create_plan(cx: &mut Context, op: CreatePlan) -> Result<PlanMade, Stop> {
    let terms = PlanTerms {
        features: op.features.unwrap_or_default(),
        limits: op.limits.unwrap_or_default(),
        trial_days: op.trial_days.unwrap_or_default(),
    };
    make(cx, op.code.clone(), op.name, terms).await?;
    Ok(PlanMade { id: op.code, version: 1 })
}

/// Makes a plan in the call's transaction.
///
/// # Errors
/// `plan_code_taken` (409).
pub(super) async fn make(cx: &mut Context, code: String, name: String, terms: PlanTerms) -> Result<(), Stop> {
    let stream = streams::of_plan(&code);
    open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    let command = PlanCommand::Create { code, name, terms };
    match cx.load::<Plan>(stream).await {
        Ok(known) => cx.decide::<Plan>(stream, &known, command).await,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => cx.create::<Plan>(OF_PLATFORM, stream, command).await,
        Err(other) => Err(other),
    }
}

pub async fn publish_plan(cx: &mut Context, op: PublishPlan) -> Result<PlanMade, Stop> {
    let stream = streams::of_plan(&op.code);
    let loaded = cx.load::<Plan>(stream).await?;
    let terms = PlanTerms {
        features: op.features.unwrap_or_default(),
        limits: op.limits.unwrap_or_default(),
        trial_days: op.trial_days.unwrap_or_default(),
    };
    cx.decide::<Plan>(stream, &loaded, PlanCommand::Publish { terms }).await?;
    let version = cx.load::<Plan>(stream).await?.state.newest();
    Ok(PlanMade { id: op.code, version })
}

pub async fn retire_plan(cx: &mut Context, op: RetirePlan) -> Result<(), Stop> {
    let stream = streams::of_plan(&op.code);
    let loaded = cx.load::<Plan>(stream).await?;
    cx.decide::<Plan>(stream, &loaded, PlanCommand::Retire).await
}
