//! The aggregate of one feature's flag: whether everybody sees it unless something else was said for their tenant.

use super::Feature;
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct FeatureFlag;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FeatureFlagState {
    is_off: bool,
}

/// What can be asked of a flag.
pub enum FeatureFlagCommand {
    /// Show or hide the feature for everybody.
    Switch { feature: Feature, on: bool },
}

/// What can have happened to a flag.
#[events(FeatureFlag, version = 1, audience = ReadPlans)]
pub enum FeatureFlagEvent {
    /// The feature is shown to everybody from now on, or to nobody, but for tenants with a flag of their own.
    FlagSwitched { feature: Feature, on: bool },
}

/// A flag never says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureFlagRefusal {}

impl Aggregate for FeatureFlag {
    const NAME: &'static str = "feature_flag";
    const CONTEXT: &'static str = "billing";
    type State = FeatureFlagState;
    type Command = FeatureFlagCommand;
    type Event = FeatureFlagEvent;
    type Refusal = FeatureFlagRefusal;

    fn decide(
        state: &FeatureFlagState,
        command: FeatureFlagCommand,
        _: Moment,
    ) -> Result<Vec<FeatureFlagEvent>, FeatureFlagRefusal> {
        let FeatureFlagCommand::Switch { feature, on } = command;
        if state.is_off == on { Ok(vec![FeatureFlagEvent::FlagSwitched { feature, on }]) } else { Ok(Vec::new()) }
    }

    fn evolve(_: FeatureFlagState, event: &FeatureFlagEvent) -> FeatureFlagState {
        let FeatureFlagEvent::FlagSwitched { on, .. } = event;
        FeatureFlagState { is_off: !on }
    }
}

impl EventExamples for FeatureFlagEvent {
    fn examples() -> Vec<Self> {
        vec![Self::FlagSwitched { feature: Feature::Apps, on: false }]
    }
}

impl From<FeatureFlagRefusal> for Refusal {
    fn from(refusal: FeatureFlagRefusal) -> Self {
        match refusal {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_on_until_it_is_switched_and_switched_once() {
        let now = Moment(chrono::DateTime::UNIX_EPOCH);
        let switch = |state: &FeatureFlagState, on| {
            FeatureFlag::decide(state, FeatureFlagCommand::Switch { feature: Feature::Apps, on }, now).unwrap()
        };
        let mut state = FeatureFlagState::default();
        assert_eq!(switch(&state, true), [], "it is on already");
        for on in [false, true] {
            let events = switch(&state, on);
            assert_eq!(events, [FeatureFlagEvent::FlagSwitched { feature: Feature::Apps, on }]);
            state = FeatureFlag::replay(&events);
            assert_eq!(switch(&state, on), []);
        }
    }
}
