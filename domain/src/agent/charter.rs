//! The aggregate of the rules that a tenant keeps about its agent. There are some before anybody has set any.

use super::{Gate, RuleFor, RuleSet};
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal, TenantId};
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is mixed into a tenant's id: under that itself stand the tenant's own events.
const MIXED_IN: [u8; 6] = *b"agents";

/// The aggregate; all functions are static.
pub struct Charter;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CharterState {
    /// The rules.
    pub rules: RuleSet,
}

/// What can be asked of it.
pub enum CharterCommand {
    /// Put these rules in the place of those before.
    Set { rules: RuleSet },
}

/// What can have happened to it.
#[events(Charter, version = 1, audience = ManageAgent)]
pub enum CharterEvent {
    /// These rules hold from now on.
    AgentRulesSet { rules: RuleSet },
}

/// Why it says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharterRefusal {
    /// Something that does most harm would be done without a person.
    DangerAtOnce,
}

impl Charter {
    /// The stream of a tenant's rules: its id with a few bytes mixed in, as a UUID of version 8 (RFC 9562), which is
    /// nobody else's.
    pub fn stream(tenant: TenantId) -> Uuid {
        let mut bytes = tenant.0.into_bytes();
        for (byte, mixed_in) in bytes.iter_mut().rev().zip(MIXED_IN) {
            *byte ^= mixed_in;
        }
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

impl Aggregate for Charter {
    const NAME: &'static str = "charter";
    const CONTEXT: &'static str = "agent";
    type State = CharterState;
    type Command = CharterCommand;
    type Event = CharterEvent;
    type Refusal = CharterRefusal;

    fn decide(state: &CharterState, command: CharterCommand, _: Moment) -> Result<Vec<CharterEvent>, CharterRefusal> {
        let CharterCommand::Set { rules } = command;
        if rules.danger == Gate::Run {
            return Err(CharterRefusal::DangerAtOnce);
        }
        Ok(if rules == state.rules { Vec::new() } else { vec![CharterEvent::AgentRulesSet { rules }] })
    }

    fn evolve(_: CharterState, event: &CharterEvent) -> CharterState {
        let CharterEvent::AgentRulesSet { rules } = event;
        CharterState { rules: rules.clone() }
    }
}

impl From<CharterRefusal> for Refusal {
    fn from(refusal: CharterRefusal) -> Self {
        match refusal {
            CharterRefusal::DangerAtOnce => Self::invalid_field("rules.danger", "not_allowed"),
        }
    }
}

impl EventExamples for CharterEvent {
    fn examples() -> Vec<Self> {
        vec![Self::AgentRulesSet { rules: example_rules() }]
    }
}

/// The rules of all examples.
pub(super) fn example_rules() -> RuleSet {
    RuleSet {
        domains: vec!["aurora.example".into()],
        exceptions: vec![RuleFor { operation: "workspaces.comment_execution".into(), gate: Gate::Run }],
        ..RuleSet::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::WorkspaceId;
    use crate::workspaces::{Workspace, words_key};

    fn set(rules: RuleSet) -> Result<Vec<CharterEvent>, CharterRefusal> {
        let set = CharterCommand::Set { rules };
        Charter::decide(&CharterState::default(), set, Moment::from_unix_s(0).unwrap())
    }

    #[test]
    fn rules_that_are_so_already_are_no_news() {
        assert_eq!(set(RuleSet::default()), Ok(Vec::new()));
        let events = set(example_rules()).unwrap();
        assert_eq!(Charter::replay(&events).rules, example_rules());
    }

    #[test]
    fn what_does_most_harm_is_done_by_nobody_at_once() {
        assert_eq!(set(RuleSet { danger: Gate::Run, ..RuleSet::default() }), Err(CharterRefusal::DangerAtOnce));
    }

    #[test]
    fn the_rules_of_a_tenant_stand_under_an_id_of_their_own() {
        let tenant = TenantId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        let main = Workspace::main_of(tenant);
        let stream = Charter::stream(tenant);
        assert!(stream != tenant.0 && stream != Workspace::stream(tenant, main) && stream.get_version_num() == 8);
        assert!((20_000..30_000).all(|day| words_key(WorkspaceId(tenant.0), day) != stream));
        assert_ne!(stream, Charter::stream(TenantId(Uuid::from_u128(tenant.0.as_u128() + 1))));
    }
}
