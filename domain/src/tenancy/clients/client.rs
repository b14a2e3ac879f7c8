//! The aggregate of one client of an agency.

use crate::kernel::{Aggregate, ClientId, EventExamples, Example, Moment, Refusal, WebsiteId, rules};
use crate::words;
use domain_macros::events;
use garde::Validate;
use serde::{Deserialize, Serialize};

words! {
    /// Where a client stands.
    ClientStatus {
        /// Its website is being prepared.
        Provisioning = "provisioning",
        /// It was removed and can be restored.
        Removed = "removed",
    }
}

/// The website that a client is to get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WantedWebsite {
    /// The host under which it will answer, `aurora.example`.
    #[garde(custom(rules::host))]
    pub domain: String,
    /// The template that it begins with, up to 60 characters.
    #[garde(length(chars, min = 1, max = 60), custom(rules::line))]
    pub template: String,
    /// What it has, each up to 40 characters: `blog`, `estore`, `chatbot`; at most 20.
    #[serde(default)]
    #[garde(length(max = 20), inner(length(chars, min = 1, max = 40), custom(rules::line)))]
    pub features: Vec<String>,
}

/// The aggregate; all functions are static.
pub struct Client;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ClientState {
    /// Whether there is one.
    known: bool,
    /// Whether it is removed.
    removed: bool,
}

/// What can be asked of a client.
pub enum ClientCommand {
    /// Take it on.
    Create { id: ClientId, name: String, website_id: WebsiteId, website: WantedWebsite },
    /// Let it go, for the time being.
    Remove,
    /// Take it back.
    Restore,
}

/// What can have happened to a client.
#[events(Client, version = 1, audience = ReadClients)]
pub enum ClientEvent {
    /// The agency took it on, and wants this website for it.
    ClientCreated { name: String, website_id: WebsiteId, website: WantedWebsite },
    /// It was removed; nothing of it is lost.
    ClientRemoved {},
    /// It was taken back.
    ClientRestored {},
}

/// Why a client says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientRefusal {
    /// There is one under this id.
    Exists,
    /// There is none under this id.
    Unknown,
    /// It is removed.
    Removed,
    /// It isn't removed.
    NotRemoved,
}

impl Aggregate for Client {
    const NAME: &'static str = "client";
    const CONTEXT: &'static str = "tenancy";
    type State = ClientState;
    type Command = ClientCommand;
    type Event = ClientEvent;
    type Refusal = ClientRefusal;

    fn decide(state: &ClientState, command: ClientCommand, _: Moment) -> Result<Vec<ClientEvent>, ClientRefusal> {
        match command {
            ClientCommand::Create { .. } if state.known => Err(ClientRefusal::Exists),
            ClientCommand::Create { name, website_id, website, .. } => {
                Ok(vec![ClientEvent::ClientCreated { name: name.trim().to_owned(), website_id, website }])
            }
            _ if !state.known => Err(ClientRefusal::Unknown),
            ClientCommand::Remove if state.removed => Err(ClientRefusal::Removed),
            ClientCommand::Remove => Ok(vec![ClientEvent::ClientRemoved {}]),
            ClientCommand::Restore if !state.removed => Err(ClientRefusal::NotRemoved),
            ClientCommand::Restore => Ok(vec![ClientEvent::ClientRestored {}]),
        }
    }

    fn evolve(mut state: ClientState, event: &ClientEvent) -> ClientState {
        match event {
            ClientEvent::ClientCreated { .. } => state.known = true,
            ClientEvent::ClientRemoved {} => state.removed = true,
            ClientEvent::ClientRestored {} => state.removed = false,
        }
        state
    }
}

impl Example for WantedWebsite {
    fn example() -> Self {
        Self {
            domain: "shop.lighthouse.example".into(),
            template: "shop".into(),
            features: vec!["blog".into(), "estore".into()],
        }
    }
}

impl EventExamples for ClientEvent {
    fn examples() -> Vec<Self> {
        let website_id = WebsiteId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0012));
        vec![
            Self::ClientCreated { name: "Lighthouse Books".into(), website_id, website: WantedWebsite::example() },
            Self::ClientRemoved {},
            Self::ClientRestored {},
        ]
    }
}

impl From<ClientRefusal> for Refusal {
    fn from(refusal: ClientRefusal) -> Self {
        match refusal {
            ClientRefusal::Exists => Self::conflict(),
            ClientRefusal::Unknown => Self::not_found(),
            ClientRefusal::Removed => Self::new(409, "client_removed"),
            ClientRefusal::NotRemoved => Self::new(409, "client_not_removed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn create() -> ClientCommand {
        ClientCommand::Create {
            id: ClientId(uuid::Uuid::from_u128(1)),
            name: " Lighthouse Books ".into(),
            website_id: WebsiteId(uuid::Uuid::from_u128(2)),
            website: WantedWebsite::example(),
        }
    }

    #[test]
    fn a_client_is_taken_on_once_and_comes_back_after_it_was_removed() {
        let mut events = Client::decide(&ClientState::default(), create(), NOW).unwrap();
        assert_eq!(Client::decide(&Client::replay(&events), create(), NOW), Err(ClientRefusal::Exists));
        let early = Client::decide(&Client::replay(&events), ClientCommand::Restore, NOW);
        assert_eq!(early, Err(ClientRefusal::NotRemoved));
        events.extend(Client::decide(&Client::replay(&events), ClientCommand::Remove, NOW).unwrap());
        let twice = Client::decide(&Client::replay(&events), ClientCommand::Remove, NOW);
        assert_eq!(twice, Err(ClientRefusal::Removed));
        events.extend(Client::decide(&Client::replay(&events), ClientCommand::Restore, NOW).unwrap());
        assert!(Client::decide(&Client::replay(&events), ClientCommand::Remove, NOW).is_ok());
    }

    #[test]
    fn of_nothing_nothing_is_removed() {
        let nothing = ClientState::default();
        assert_eq!(Client::decide(&nothing, ClientCommand::Remove, NOW), Err(ClientRefusal::Unknown));
    }
}
