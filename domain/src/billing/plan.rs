//! The aggregate of a plan: what it is called, and its versions. What was published stays as it is: who has it keeps it
//! until they are moved.

use super::{Features, PlanLimits, STOCK_DEFAULT};
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Plan;

/// What a version of a plan gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanTerms {
    /// The products and modules in it.
    pub features: Features,
    /// How much of each thing.
    pub limits: PlanLimits,
    /// For how many days it can be tried; 0: it can't.
    pub trial_days: u16,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanState {
    /// What operations and people name it by; empty: it was never made.
    pub code: String,
    /// What its versions give, the first first.
    pub versions: Vec<PlanTerms>,
    /// Whether nobody is given it any more.
    pub is_retired: bool,
}

impl PlanState {
    /// What a version gives; versions count from 1.
    pub fn terms(&self, version: u32) -> Option<&PlanTerms> {
        self.versions.get(usize::try_from(version).ok()?.checked_sub(1)?)
    }

    /// The number of the newest version.
    pub fn newest(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }
}

/// What can be asked of a plan.
pub enum PlanCommand {
    /// Make it, with its first version.
    Create { code: String, name: String, terms: PlanTerms },
    /// Publish another version.
    Publish { terms: PlanTerms },
    /// Give it to nobody any more.
    Retire,
}

/// What can have happened to a plan.
#[events(Plan, version = 1, audience = ReadPlans)]
pub enum PlanEvent {
    /// It can be given.
    PlanCreated { code: String, name: String },
    /// There is a newer version; whoever is given the plan from now on has that.
    PlanVersionPublished { number: u32, features: Features, limits: PlanLimits, trial_days: u16 },
    /// Nobody is given it any more; who has it keeps it.
    PlanRetired {},
}

/// Why a plan says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanRefusal {
    /// There is one of this code.
    Exists,
    /// There is none.
    Unknown,
    /// It is retired.
    Retired,
    /// It is what tenants without a subscription are on.
    IsDefault,
}

impl Aggregate for Plan {
    const NAME: &'static str = "plan";
    const CONTEXT: &'static str = "billing";
    type State = PlanState;
    type Command = PlanCommand;
    type Event = PlanEvent;
    type Refusal = PlanRefusal;

    fn decide(state: &PlanState, command: PlanCommand, _: Moment) -> Result<Vec<PlanEvent>, PlanRefusal> {
        match command {
            PlanCommand::Create { .. } if !state.code.is_empty() => Err(PlanRefusal::Exists),
            PlanCommand::Create { code, name, terms } => {
                let name = name.trim().to_owned();
                Ok(vec![PlanEvent::PlanCreated { code, name }, published(1, terms)])
            }
            _ if state.code.is_empty() => Err(PlanRefusal::Unknown),
            PlanCommand::Publish { .. } if state.is_retired => Err(PlanRefusal::Retired),
            PlanCommand::Publish { terms } if state.versions.last() == Some(&terms) => Ok(Vec::new()),
            PlanCommand::Publish { terms } => Ok(vec![published(state.newest() + 1, terms)]),
            PlanCommand::Retire if state.code == STOCK_DEFAULT => Err(PlanRefusal::IsDefault),
            PlanCommand::Retire if state.is_retired => Ok(Vec::new()),
            PlanCommand::Retire => Ok(vec![PlanEvent::PlanRetired {}]),
        }
    }

    fn evolve(mut state: PlanState, event: &PlanEvent) -> PlanState {
        match event {
            PlanEvent::PlanCreated { code, .. } => state.code.clone_from(code),
            PlanEvent::PlanVersionPublished { features, limits, trial_days, .. } => {
                let (features, limits, trial_days) = (*features, limits.clone(), *trial_days);
                state.versions.push(PlanTerms { features, limits, trial_days });
            }
            PlanEvent::PlanRetired {} => state.is_retired = true,
        }
        state
    }
}

fn published(number: u32, terms: PlanTerms) -> PlanEvent {
    let PlanTerms { features, limits, trial_days } = terms;
    PlanEvent::PlanVersionPublished { number, features, limits, trial_days }
}

impl EventExamples for PlanEvent {
    fn examples() -> Vec<Self> {
        let (code, name, terms) = super::stock().remove(1);
        vec![Self::PlanCreated { code: code.into(), name: name.into() }, published(1, terms), Self::PlanRetired {}]
    }
}

impl From<PlanRefusal> for Refusal {
    fn from(refusal: PlanRefusal) -> Self {
        match refusal {
            PlanRefusal::Exists => Self::new(409, "plan_code_taken"),
            PlanRefusal::Unknown => Self::not_found(),
            PlanRefusal::Retired => Self::new(409, "plan_retired"),
            PlanRefusal::IsDefault => Self::new(409, "plan_is_default"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::Feature;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn terms(seats: u64) -> PlanTerms {
        let limits = PlanLimits { seats: Some(seats), ..PlanLimits::default() };
        PlanTerms { features: Features::of(&[Feature::Files]), limits, trial_days: 14 }
    }

    fn create(code: &str) -> PlanCommand {
        PlanCommand::Create { code: code.into(), name: " Team ".into(), terms: terms(5) }
    }

    fn made(code: &str) -> Vec<PlanEvent> {
        Plan::decide(&PlanState::default(), create(code), NOW).unwrap()
    }

    #[test]
    fn a_plan_begins_with_its_first_version() {
        let state = Plan::replay(&made("team"));
        assert_eq!((state.code.as_str(), state.newest()), ("team", 1));
        assert_eq!(state.terms(1), Some(&terms(5)));
        assert_eq!(state.terms(0), None);
        assert_eq!(Plan::decide(&state, create("team"), NOW), Err(PlanRefusal::Exists));
    }

    #[test]
    fn what_was_published_stays_as_it_is() {
        let mut events = made("team");
        events.extend(Plan::decide(&Plan::replay(&events), PlanCommand::Publish { terms: terms(9) }, NOW).unwrap());
        let state = Plan::replay(&events);
        assert_eq!((state.terms(1), state.terms(2)), (Some(&terms(5)), Some(&terms(9))));
        let again = Plan::decide(&state, PlanCommand::Publish { terms: terms(9) }, NOW);
        assert_eq!(again, Ok(Vec::new()), "the same terms are no new version");
    }

    #[test]
    fn a_retired_plan_has_no_further_versions_and_the_default_one_never_retires() {
        let mut events = made("team");
        events.extend(Plan::decide(&Plan::replay(&events), PlanCommand::Retire, NOW).unwrap());
        let retired = Plan::replay(&events);
        let publish = PlanCommand::Publish { terms: terms(9) };
        assert_eq!(Plan::decide(&retired, publish, NOW), Err(PlanRefusal::Retired));
        assert_eq!(Plan::decide(&retired, PlanCommand::Retire, NOW), Ok(Vec::new()));
        let basic = Plan::replay(&made(STOCK_DEFAULT));
        assert_eq!(Plan::decide(&basic, PlanCommand::Retire, NOW), Err(PlanRefusal::IsDefault));
        let nothing = Plan::decide(&PlanState::default(), PlanCommand::Retire, NOW);
        assert_eq!(nothing, Err(PlanRefusal::Unknown));
    }
}
