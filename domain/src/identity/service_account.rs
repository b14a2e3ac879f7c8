//! The aggregate of a service account: who a program is. It belongs to the tenant and to no person, so that it outlasts
//! whoever made it.

use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use crate::policy::{Role, RoleRef};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct ServiceAccount;

/// What a service account is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ServiceAccountContent {
    /// What people call it.
    pub name: String,
    /// What it is in the tenant.
    pub roles: Vec<RoleRef>,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ServiceAccountState {
    content: Option<ServiceAccountContent>,
    removed: bool,
}

impl ServiceAccountState {
    /// What it is now; `None`: it was never made, or is gone.
    pub const fn content(&self) -> Option<&ServiceAccountContent> {
        if self.removed { None } else { self.content.as_ref() }
    }
}

/// What can be asked of a service account.
pub enum ServiceAccountCommand {
    /// Make it.
    Make(ServiceAccountContent),
    /// Make it another.
    Change(ServiceAccountContent),
    /// Remove it.
    Remove,
}

/// What can have happened to a service account.
#[events(ServiceAccount, version = 1, audience = ReadKeys)]
pub enum ServiceAccountEvent {
    /// The tenant has it.
    ServiceAccountCreated { name: String, roles: Vec<RoleRef> },
    /// It is called or may something else now.
    ServiceAccountChanged { name: String, roles: Vec<RoleRef> },
    /// The tenant hasn't it any more, and none of its keys works.
    ServiceAccountRemoved {},
}

/// Why a service account says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceAccountRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
}

impl ServiceAccountContent {
    fn tidy(self) -> Self {
        Self { name: self.name.trim().to_owned(), ..self }
    }
}

impl Aggregate for ServiceAccount {
    const NAME: &'static str = "service_account";
    const CONTEXT: &'static str = "identity";
    type State = ServiceAccountState;
    type Command = ServiceAccountCommand;
    type Event = ServiceAccountEvent;
    type Refusal = ServiceAccountRefusal;

    fn decide(
        state: &ServiceAccountState,
        command: ServiceAccountCommand,
        _: Moment,
    ) -> Result<Vec<ServiceAccountEvent>, ServiceAccountRefusal> {
        match (command, state.content()) {
            (ServiceAccountCommand::Make(_), _) if state.content.is_some() => Err(ServiceAccountRefusal::Exists),
            (ServiceAccountCommand::Make(content), _) => {
                let ServiceAccountContent { name, roles } = content.tidy();
                Ok(vec![ServiceAccountEvent::ServiceAccountCreated { name, roles }])
            }
            (_, None) => Err(ServiceAccountRefusal::Unknown),
            (ServiceAccountCommand::Change(content), Some(now)) => {
                let content = content.tidy();
                if content == *now {
                    return Ok(Vec::new());
                }
                let ServiceAccountContent { name, roles } = content;
                Ok(vec![ServiceAccountEvent::ServiceAccountChanged { name, roles }])
            }
            (ServiceAccountCommand::Remove, Some(_)) => Ok(vec![ServiceAccountEvent::ServiceAccountRemoved {}]),
        }
    }

    fn evolve(mut state: ServiceAccountState, event: &ServiceAccountEvent) -> ServiceAccountState {
        match event {
            ServiceAccountEvent::ServiceAccountCreated { name, roles }
            | ServiceAccountEvent::ServiceAccountChanged { name, roles } => {
                state.content = Some(ServiceAccountContent { name: name.clone(), roles: roles.clone() });
            }
            ServiceAccountEvent::ServiceAccountRemoved {} => state.removed = true,
        }
        state
    }
}

impl EventExamples for ServiceAccountEvent {
    fn examples() -> Vec<Self> {
        let roles = vec![Role::ClientUser.into()];
        vec![
            Self::ServiceAccountCreated { name: "Nightly report".into(), roles: roles.clone() },
            Self::ServiceAccountChanged { name: "Morning report".into(), roles },
            Self::ServiceAccountRemoved {},
        ]
    }
}

impl From<ServiceAccountRefusal> for Refusal {
    fn from(refusal: ServiceAccountRefusal) -> Self {
        match refusal {
            ServiceAccountRefusal::Unknown => Self::not_found(),
            ServiceAccountRefusal::Exists => Self::new(409, "service_account_exists"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn a_service_account_lives_until_it_is_removed() {
        let made = ServiceAccountEvent::examples()[0].clone();
        let state = ServiceAccount::replay(&[made]);
        let same = state.content().unwrap().clone();
        assert_eq!(ServiceAccount::decide(&state, ServiceAccountCommand::Change(same.clone()), NOW), Ok(Vec::new()));
        let gone = ServiceAccount::evolve(state, &ServiceAccountEvent::ServiceAccountRemoved {});
        for command in [ServiceAccountCommand::Change(same), ServiceAccountCommand::Remove] {
            assert_eq!(ServiceAccount::decide(&gone, command, NOW), Err(ServiceAccountRefusal::Unknown));
        }
    }
}
