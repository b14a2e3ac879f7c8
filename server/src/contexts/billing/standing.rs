//! How a tenant stands with its plan: what it has, what is in use, and what the next plan would give.

use super::entitlements_of;
use super::plans;
use super::usage::{Meter, next_month, used_this_month};
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::tenancy::cell_of;
use crate::contexts::{files, identity};
use crate::gateway::Context;
use crate::store::Tx;
use domain::Moment;
use domain::billing::{
    AddOnRow, Entitlements, Feature, FeatureStanding, LimitKind, LimitUse, PlanOffer, PlanRow, PlanStanding,
};
use domain::kernel::{AddOnId, TenantId};

/// How a tenant that the transaction sees stands with its plan.
pub(super) async fn of(cx: &mut Context, tenant: TenantId) -> Result<PlanStanding, Stop> {
    let bytes_max = cx.services.files.quota_bytes;
    let tx = cx.tx().await?;
    let entitlements = entitlements_of(tx, tenant).await?;
    let plans = plans::all(tx).await?;
    // What a tenant with a database of its own uses is counted there.
    let is_here = cell_of(tx, tenant).await?.is_none();
    let mut limits = Vec::with_capacity(LimitKind::ALL.len());
    for kind in LimitKind::ALL {
        let used = if is_here { used(tx, tenant, *kind).await? } else { None };
        let resets_at = kind.is_monthly().then(|| next_month(machine_now().0));
        limits.push(LimitUse { kind: *kind, max: bound(*kind, &entitlements, bytes_max), used, resets_at });
    }
    let features = Feature::ALL.iter().map(|feature| FeatureStanding {
        feature: *feature,
        is_entitled: entitlements.features.contains(*feature),
        is_shown: entitlements.shows(*feature),
    });
    let code = entitlements.plan.as_ref().map(|plan| plan.code.as_str());
    let newest_version = plans.iter().find(|plan| Some(plan.code.as_str()) == code).map(|plan| plan.version);
    Ok(PlanStanding {
        tenant_id: tenant,
        newest_version,
        features: features.collect(),
        limits,
        add_ons: add_ons(tx, tenant).await?,
        next: next(&entitlements, plans),
        plan: entitlements.plan,
    })
}

/// How much of a thing a tenant may have; `None`: any amount. An installation may have less room than a plan gives.
pub(super) fn bound(kind: LimitKind, entitlements: &Entitlements, bytes_max: u64) -> Option<u64> {
    match (kind, entitlements.limits.of(kind)) {
        (LimitKind::StorageBytes, plans) => Some(plans.map_or(bytes_max, |plans| plans.min(bytes_max))),
        (_, plans) => plans,
    }
}

/// What is in use of a limit; `None` where nothing counts it up.
pub(super) async fn used(tx: &mut Tx, tenant: TenantId, kind: LimitKind) -> Result<Option<u64>, Stop> {
    Ok(match kind {
        LimitKind::Seats => Some(identity::seats_used(tx, tenant).await?),
        LimitKind::StorageBytes => Some(files::bytes_used(tx, tenant).await?),
        LimitKind::CallsPerMonth => Some(used_this_month(&mut **tx, tenant, Meter::Calls).await?),
        LimitKind::AiTokensPerMonth => Some(used_this_month(&mut **tx, tenant, Meter::AiTokens).await?),
        LimitKind::RequestsPerMinute | LimitKind::Clients => None,
    })
}

async fn add_ons(tx: &mut Tx, tenant: TenantId) -> Result<Vec<AddOnRow>, Stop> {
    let rows = sqlx::query!(
        "select id, name, gives, given_at from billing.add_ons where tenant_id = $1 order by given_at, id",
        tenant.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let gives = serde_json::from_value(row.gives).ok()?;
            Some(AddOnRow { id: AddOnId(row.id), name: row.name, gives, given_at: Moment(row.given_at) })
        })
        .collect())
}

/// The first plan after the tenant's own, in the order in which they were made, that gives all of it and more.
fn next(entitlements: &Entitlements, plans: Vec<PlanRow>) -> Option<PlanOffer> {
    let code = entitlements.plan.as_ref().map(|plan| &plan.code)?;
    let own = plans.iter().find(|plan| plan.code == *code)?.clone();
    let gives_more = |plan: &PlanRow| {
        let most = |row: &PlanRow, kind: LimitKind| row.terms.limits.of(kind).unwrap_or(u64::MAX);
        plan.terms != own.terms
            && plan.terms.features.contains_all(own.terms.features)
            && LimitKind::ALL.iter().all(|kind| most(plan, *kind) >= most(&own, *kind))
    };
    let found = plans
        .into_iter()
        .skip_while(|plan| plan.code != *code)
        .skip(1)
        .find(|plan| !plan.is_retired && gives_more(plan))?;
    Some(PlanOffer {
        code: found.code,
        name: found.name,
        features: found.terms.features.without(entitlements.features),
        limits: found.terms.limits,
        trial_days: found.terms.trial_days,
    })
}
