//! The aggregate of what one tenant has: its plan, a trial of another, add-ons, and the flags that are its own.

use super::{Feature, LimitKind};
use crate::kernel::{AddOnId, Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Subscription;

/// A version of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanRef {
    /// The plan's code.
    pub code: String,
    /// The version, from 1.
    pub version: u32,
}

/// What an add-on gives beside the plan: one product or module more, or more of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AddOnGives {
    /// The product or module.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<Feature>,
    /// The limit that it raises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitKind>,
    /// By how much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<u64>,
}

impl AddOnGives {
    /// One product or module more.
    pub const fn feature(feature: Feature) -> Self {
        Self { feature: Some(feature), limit: None, amount: None }
    }

    /// More of one thing.
    pub const fn more(limit: LimitKind, amount: u64) -> Self {
        Self { feature: None, limit: Some(limit), amount: Some(amount) }
    }
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SubscriptionState {
    /// The plan; `None`: that of tenants without a subscription.
    pub plan: Option<PlanRef>,
    /// Until when the plan is being tried.
    pub trial_until: Option<Moment>,
    before_trial: Option<PlanRef>,
    tried: Vec<String>,
    add_ons: Vec<AddOnId>,
    flags: Vec<(Feature, bool)>,
}

/// What can be asked of a tenant's subscription.
pub enum SubscriptionCommand {
    /// Put the tenant on a plan.
    Change { plan: PlanRef },
    /// Let it try a plan for some days.
    StartTrial { plan: PlanRef, days: u16 },
    /// The trial's time is over.
    EndTrial,
    /// Give an add-on.
    GiveAddOn { id: AddOnId, name: String, gives: AddOnGives },
    /// Take one away.
    TakeAddOn { id: AddOnId },
    /// Show or hide a feature for this tenant; `None`: as for everybody.
    SetFlag { feature: Feature, on: Option<bool> },
}

/// What can have happened to a tenant's subscription.
#[events(Subscription, version = 1, audience = ReadSubscription)]
pub enum SubscriptionEvent {
    /// The tenant is on another plan, or another version of its own.
    SubscriptionChanged {
        plan: PlanRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<PlanRef>,
    },
    /// It tries a plan until a moment.
    TrialStarted { plan: PlanRef, until: Moment },
    /// The trial is over; the tenant is where it was before. Without a plan: that of tenants without a subscription.
    TrialEnded {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<PlanRef>,
    },
    /// It has something beside its plan.
    AddOnGiven { add_on_id: AddOnId, name: String, gives: AddOnGives },
    /// It has an add-on no more.
    AddOnTaken { add_on_id: AddOnId },
    /// A feature is shown or hidden for this tenant; without `on`: as for everybody.
    FlagOverridden {
        feature: Feature,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<bool>,
    },
}

/// Why a subscription says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionRefusal {
    /// The plan can't be tried.
    NoTrial,
    /// A trial is under way.
    OnTrial,
    /// The plan was tried before, or is the tenant's own.
    TriedBefore,
    /// There is no such add-on.
    UnknownAddOn,
}

impl Aggregate for Subscription {
    const NAME: &'static str = "subscription";
    const CONTEXT: &'static str = "billing";
    type State = SubscriptionState;
    type Command = SubscriptionCommand;
    type Event = SubscriptionEvent;
    type Refusal = SubscriptionRefusal;

    fn decide(
        state: &SubscriptionState,
        command: SubscriptionCommand,
        at: Moment,
    ) -> Result<Vec<SubscriptionEvent>, SubscriptionRefusal> {
        match command {
            SubscriptionCommand::Change { plan }
                if state.plan.as_ref() == Some(&plan) && state.trial_until.is_none() =>
            {
                Ok(Vec::new())
            }
            SubscriptionCommand::Change { plan } => {
                Ok(vec![SubscriptionEvent::SubscriptionChanged { plan, from: state.plan.clone() }])
            }
            SubscriptionCommand::StartTrial { plan, days } => {
                let has = |code: &String| *code == plan.code;
                if state.trial_until.is_some() {
                    return Err(SubscriptionRefusal::OnTrial);
                }
                if state.tried.iter().any(has) || state.plan.as_ref().map(|plan| &plan.code).is_some_and(has) {
                    return Err(SubscriptionRefusal::TriedBefore);
                }
                if days == 0 {
                    return Err(SubscriptionRefusal::NoTrial);
                }
                let until = Moment(at.0 + chrono::TimeDelta::days(days.into()));
                Ok(vec![SubscriptionEvent::TrialStarted { plan, until }])
            }
            // It may have become a subscription meanwhile, or another trial.
            SubscriptionCommand::EndTrial if state.trial_until.is_none_or(|until| at < until) => Ok(Vec::new()),
            SubscriptionCommand::EndTrial => {
                Ok(vec![SubscriptionEvent::TrialEnded { plan: state.before_trial.clone() }])
            }
            SubscriptionCommand::GiveAddOn { id, name, gives } => {
                let name = name.trim().to_owned();
                Ok(vec![SubscriptionEvent::AddOnGiven { add_on_id: id, name, gives }])
            }
            SubscriptionCommand::TakeAddOn { id } if !state.add_ons.contains(&id) => {
                Err(SubscriptionRefusal::UnknownAddOn)
            }
            SubscriptionCommand::TakeAddOn { id } => Ok(vec![SubscriptionEvent::AddOnTaken { add_on_id: id }]),
            SubscriptionCommand::SetFlag { feature, on } => {
                let now = state.flags.iter().find(|(known, _)| *known == feature).map(|(_, on)| *on);
                if now == on { Ok(Vec::new()) } else { Ok(vec![SubscriptionEvent::FlagOverridden { feature, on }]) }
            }
        }
    }

    fn evolve(mut state: SubscriptionState, event: &SubscriptionEvent) -> SubscriptionState {
        match event {
            SubscriptionEvent::SubscriptionChanged { plan, .. } => {
                (state.plan, state.trial_until, state.before_trial) = (Some(plan.clone()), None, None);
            }
            SubscriptionEvent::TrialStarted { plan, until } => {
                state.before_trial = state.plan.replace(plan.clone());
                state.trial_until = Some(*until);
                state.tried.push(plan.code.clone());
            }
            SubscriptionEvent::TrialEnded { plan } => {
                (state.plan, state.trial_until, state.before_trial) = (plan.clone(), None, None);
            }
            SubscriptionEvent::AddOnGiven { add_on_id, .. } => state.add_ons.push(*add_on_id),
            SubscriptionEvent::AddOnTaken { add_on_id } => state.add_ons.retain(|known| known != add_on_id),
            SubscriptionEvent::FlagOverridden { feature, on } => {
                state.flags.retain(|(known, _)| known != feature);
                state.flags.extend(on.map(|on| (*feature, on)));
            }
        }
        state
    }
}

impl EventExamples for SubscriptionEvent {
    fn examples() -> Vec<Self> {
        let plan = |code: &str| PlanRef { code: code.into(), version: 1 };
        let add_on_id = super::give_add_on::example_id();
        let gives = AddOnGives::more(LimitKind::Seats, 5);
        vec![
            Self::SubscriptionChanged { plan: plan("pro"), from: Some(plan("basic")) },
            Self::TrialStarted { plan: plan("enterprise"), until: Moment(chrono::DateTime::UNIX_EPOCH) },
            Self::TrialEnded { plan: Some(plan("pro")) },
            Self::AddOnGiven { add_on_id, name: "Five seats".into(), gives },
            Self::AddOnTaken { add_on_id },
            Self::FlagOverridden { feature: Feature::AiRuns, on: Some(false) },
        ]
    }
}

impl From<SubscriptionRefusal> for Refusal {
    fn from(refusal: SubscriptionRefusal) -> Self {
        match refusal {
            SubscriptionRefusal::NoTrial => Self::new(409, "plan_without_trial"),
            SubscriptionRefusal::OnTrial => Self::new(409, "trial_under_way"),
            SubscriptionRefusal::TriedBefore => Self::new(409, "plan_tried_before"),
            SubscriptionRefusal::UnknownAddOn => Self::not_found(),
        }
    }
}

#[cfg(test)]
#[path = "subscription_tests.rs"]
mod tests;
