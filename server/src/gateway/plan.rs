//! What a tenant's plan says of its calls: which count, what it is told beyond its limits, and its budget for models.

use super::{Caller, Door, Proof, Services};
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::{Meter, next_month, used_this_month};
use domain::Refusal;
use domain::billing::LimitKind;
use domain::catalogue::Entry;
use domain::kernel::{LimitClass, TenantId};

/// Whether a call counts against the plan: those with tokens and keys do, unless a limit refused them.
pub(super) fn counts(caller: &Caller, refusal: Option<&Refusal>) -> bool {
    matches!(caller.proof, Some(Proof::Token | Proof::Key(_)))
        && caller.system.is_none()
        && !matches!(caller.door, Door::CommandLine | Door::Worker)
        && refusal.is_none_or(|refusal| refusal.status != 429)
}

/// The refusal of a limit; where it is the plan's, with limit, use, reset and the way out.
pub(super) fn explain(services: &Services, caller: &Caller, refusal: Refusal) -> Refusal {
    let kind = match refusal.params.get("limit").map(String::as_str) {
        Some("tenant-month") => LimitKind::CallsPerMonth,
        Some("tenant") if services.limits.quotas.tenants().is_none() => LimitKind::RequestsPerMinute,
        _ => return refusal,
    };
    let Some(actor) = &caller.actor else { return refusal };
    let Some(max) = actor.entitlements.limits.of(kind) else { return refusal };
    let mut explained = beyond(actor, kind, max, max);
    explained.params.extend(refusal.params);
    explained
}

fn beyond(actor: &domain::policy::Actor, kind: LimitKind, max: u64, used: u64) -> Refusal {
    let refusal = actor.entitlements.beyond(kind, max, used);
    if !kind.is_monthly() {
        return refusal;
    }
    let now = machine_now().0;
    let end = next_month(now).0;
    let seconds = (end - now).num_seconds().max(1);
    refusal.with("resets", end.format("%Y-%m-%d")).with("seconds", seconds)
}

/// Whether the tenant has any of its budget for models left, through whichever door it asks. What a run takes is known
/// when it has ended, so the last one may go beyond.
///
/// # Errors
/// `ai_budget_used_up` (429) with limit, use, reset and the way out.
pub(super) async fn check_budget(services: &Services, entry: &Entry, caller: &Caller) -> Result<(), Refusal> {
    let Some(actor) = caller.actor.as_ref().filter(|_| entry.attributes.limit == LimitClass::Ai) else {
        return Ok(());
    };
    let Some(max) = actor.entitlements.limits.of(LimitKind::AiTokensPerMonth) else { return Ok(()) };
    let known = caller.notes.noted().ai_used.take();
    let used = match known {
        Some(used) => used,
        None => tokens_used(services, actor.tenant_id).await.map_err(|error| Stop::from(error).into_refusal())?,
    };
    if used < max { Ok(()) } else { Err(beyond(actor, LimitKind::AiTokensPerMonth, max, used)) }
}

async fn tokens_used(services: &Services, tenant: TenantId) -> Result<u64, sqlx::Error> {
    let mut db = services.db.for_limits().await?;
    used_this_month(&mut *db, tenant, Meter::AiTokens).await
}
