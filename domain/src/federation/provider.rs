//! The aggregate of one identity provider, with the domains that lead to it. Its secret is state, never an event.

use super::Admission;
use crate::kernel::{Aggregate, DomainId, EventExamples, Moment, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

words! {
    /// Whom a provider is there for.
    ProviderUse {
        /// The people of the tenant that connected it.
        Tenant = "tenant",
        /// Everybody who has an account.
        Everybody = "everybody",
    }
}

/// Domains of one provider at most.
const DOMAINS_MAX: usize = 50;

/// The aggregate; all functions are static.
pub struct IdentityProvider;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProviderState {
    connected: bool,
    domains: Vec<Claimed>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
struct Claimed {
    id: DomainId,
    domain: String,
    verified: bool,
}

/// What can be asked of a provider.
pub enum ProviderCommand {
    /// Let people sign in through it.
    Connect { name: String, issuer: String, client_id: String, used_by: ProviderUse, admission: Admission },
    /// Change it.
    Change { name: String, issuer: String, client_id: String, admission: Admission },
    /// Let nobody sign in through it any more.
    Remove,
    /// Say that a domain is the tenant's.
    ClaimDomain { id: DomainId, domain: String, challenge: String },
    /// The domain's own records say so too.
    VerifyDomain { id: DomainId },
    /// Give a domain up.
    ReleaseDomain { id: DomainId },
}

/// What can have happened to a provider.
#[events(IdentityProvider, version = 1, audience = ManageIdentityProviders)]
pub enum ProviderEvent {
    /// People can sign in through it.
    ProviderConnected { name: String, issuer: String, client_id: String, used_by: ProviderUse, admission: Admission },
    /// It is another now.
    ProviderChanged { name: String, issuer: String, client_id: String, admission: Admission },
    /// Nobody signs in through it any more.
    ProviderRemoved {},
    /// The tenant says that a domain is its own.
    DomainClaimed { domain_id: DomainId, domain: String, challenge: String },
    /// The domain's own records say so too: its people are led to the provider.
    DomainVerified { domain_id: DomainId, domain: String },
    /// The domain leads nowhere any more.
    DomainReleased { domain_id: DomainId, domain: String },
}

/// Why a provider says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderRefusal {
    /// There is one under this id.
    Exists,
    /// There is none, or no such domain.
    Unknown,
    /// It has this domain.
    DomainClaimedAlready,
    /// It has as many domains as there may be.
    TooManyDomains,
}

impl Aggregate for IdentityProvider {
    const NAME: &'static str = "identity_provider";
    const CONTEXT: &'static str = "federation";
    type State = ProviderState;
    type Command = ProviderCommand;
    type Event = ProviderEvent;
    type Refusal = ProviderRefusal;

    fn decide(
        state: &ProviderState,
        command: ProviderCommand,
        _: Moment,
    ) -> Result<Vec<ProviderEvent>, ProviderRefusal> {
        let claimed = |id| state.domains.iter().find(|claimed| claimed.id == id).ok_or(ProviderRefusal::Unknown);
        match command {
            ProviderCommand::Connect { .. } if state.connected => Err(ProviderRefusal::Exists),
            ProviderCommand::Connect { name, issuer, client_id, used_by, admission } => {
                Ok(vec![ProviderEvent::ProviderConnected { name, issuer, client_id, used_by, admission }])
            }
            _ if !state.connected => Err(ProviderRefusal::Unknown),
            ProviderCommand::Change { name, issuer, client_id, admission } => {
                Ok(vec![ProviderEvent::ProviderChanged { name, issuer, client_id, admission }])
            }
            ProviderCommand::Remove => Ok(vec![ProviderEvent::ProviderRemoved {}]),
            ProviderCommand::ClaimDomain { domain, .. } if state.domains.iter().any(|it| it.domain == domain) => {
                Err(ProviderRefusal::DomainClaimedAlready)
            }
            ProviderCommand::ClaimDomain { .. } if state.domains.len() >= DOMAINS_MAX => {
                Err(ProviderRefusal::TooManyDomains)
            }
            ProviderCommand::ClaimDomain { id, domain, challenge } => {
                Ok(vec![ProviderEvent::DomainClaimed { domain_id: id, domain, challenge }])
            }
            ProviderCommand::VerifyDomain { id } => {
                let claimed = claimed(id)?;
                let event = ProviderEvent::DomainVerified { domain_id: id, domain: claimed.domain.clone() };
                Ok((!claimed.verified).then_some(event).into_iter().collect())
            }
            ProviderCommand::ReleaseDomain { id } => {
                Ok(vec![ProviderEvent::DomainReleased { domain_id: id, domain: claimed(id)?.domain.clone() }])
            }
        }
    }

    fn evolve(mut state: ProviderState, event: &ProviderEvent) -> ProviderState {
        match event {
            ProviderEvent::ProviderConnected { .. } => state.connected = true,
            ProviderEvent::ProviderChanged { .. } => {}
            ProviderEvent::ProviderRemoved {} => state = ProviderState::default(),
            ProviderEvent::DomainClaimed { domain_id, domain, .. } => {
                state.domains.push(Claimed { id: *domain_id, domain: domain.clone(), verified: false });
            }
            ProviderEvent::DomainVerified { domain_id, .. } => {
                state.domains.iter_mut().filter(|it| it.id == *domain_id).for_each(|it| it.verified = true);
            }
            ProviderEvent::DomainReleased { domain_id, .. } => state.domains.retain(|it| it.id != *domain_id),
        }
        state
    }
}

impl EventExamples for ProviderEvent {
    fn examples() -> Vec<Self> {
        let domain_id = DomainId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0031));
        let (name, issuer, client_id) = ("Aurora's sign-in", "https://id.aurora.example", "portico");
        vec![
            Self::ProviderConnected {
                name: name.into(),
                issuer: issuer.into(),
                client_id: client_id.into(),
                used_by: ProviderUse::Tenant,
                admission: Admission::example(),
            },
            Self::ProviderChanged {
                name: name.into(),
                issuer: issuer.into(),
                client_id: client_id.into(),
                admission: Admission { admits_unknown: false, ..Admission::example() },
            },
            Self::DomainClaimed {
                domain_id,
                domain: "aurora.example".into(),
                challenge: "portico-domain=Zm9yIHRoZSBkZW1vIHdvcmxk".into(),
            },
            Self::DomainVerified { domain_id, domain: "aurora.example".into() },
            Self::DomainReleased { domain_id, domain: "aurora.example".into() },
            Self::ProviderRemoved {},
        ]
    }
}

impl From<ProviderRefusal> for Refusal {
    fn from(refusal: ProviderRefusal) -> Self {
        match refusal {
            ProviderRefusal::Exists => Self::conflict(),
            ProviderRefusal::Unknown => Self::not_found(),
            ProviderRefusal::DomainClaimedAlready => Self::new(409, "domain_claimed_already"),
            ProviderRefusal::TooManyDomains => Self::new(409, "too_many_domains"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn claim(last: u128, domain: &str) -> ProviderCommand {
        let id = DomainId(uuid::Uuid::from_u128(last));
        ProviderCommand::ClaimDomain { id, domain: domain.into(), challenge: "portico-domain=x".into() }
    }

    fn connected() -> ProviderState {
        IdentityProvider::replay(&ProviderEvent::examples()[..1])
    }

    #[test]
    fn a_domain_is_claimed_once_and_verified_once() {
        let mut state = connected();
        for event in IdentityProvider::decide(&state, claim(1, "aurora.example"), NOW).unwrap() {
            state = IdentityProvider::evolve(state, &event);
        }
        let again = IdentityProvider::decide(&state, claim(2, "aurora.example"), NOW);
        assert_eq!(again, Err(ProviderRefusal::DomainClaimedAlready));
        let verify = || ProviderCommand::VerifyDomain { id: DomainId(uuid::Uuid::from_u128(1)) };
        let events = IdentityProvider::decide(&state, verify(), NOW).unwrap();
        assert_eq!(events.len(), 1);
        state = IdentityProvider::evolve(state, &events[0]);
        assert_eq!(IdentityProvider::decide(&state, verify(), NOW), Ok(Vec::new()));
    }

    #[test]
    fn a_removed_provider_and_its_domains_are_gone() {
        let removed = IdentityProvider::replay(&ProviderEvent::examples());
        assert_eq!(removed, ProviderState::default());
        assert_eq!(IdentityProvider::decide(&removed, claim(1, "a.example"), NOW), Err(ProviderRefusal::Unknown));
    }
}
