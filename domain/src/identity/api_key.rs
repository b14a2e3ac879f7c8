//! The aggregate of an API key: whose it is, what it may and from where. Its secret is no part of it: only a hash of it
//! is kept, as state.

use super::AddressRange;
use crate::kernel::{Aggregate, EventExamples, Moment, PersonId, Refusal, ServiceAccountId};
use crate::policy::{Permission, Permissions};
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The aggregate; all functions are static.
pub struct ApiKey;

/// Whose key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum KeyOwner {
    /// A person's, in one membership: it ends with that.
    Person(PersonId),
    /// A program's: it outlasts whoever made it.
    ServiceAccount(ServiceAccountId),
}

/// What a key is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct KeyContent {
    /// Whose it is.
    pub owner: KeyOwner,
    /// What people call it.
    pub name: String,
    /// The most that it may, whatever its owner may.
    pub scopes: Permissions,
    /// Where it may be used from; none: from anywhere.
    pub ranges: Vec<AddressRange>,
    /// When it ends by itself; `None`: it doesn't.
    pub expires_at: Option<Moment>,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ApiKeyState {
    content: Option<KeyContent>,
    revoked: bool,
}

impl ApiKeyState {
    /// What it is; `None`: it was never made, or is revoked.
    pub const fn content(&self) -> Option<&KeyContent> {
        if self.revoked { None } else { self.content.as_ref() }
    }
}

/// What can be asked of a key.
pub enum ApiKeyCommand {
    /// Make it.
    Make(KeyContent),
    /// Give it a new secret.
    Rotate {
        /// Until when the old secret works.
        old_until: Moment,
    },
    /// End it for good.
    Revoke,
}

/// What can have happened to a key.
#[events(ApiKey, version = 1, audience = ReadKeys)]
pub enum ApiKeyEvent {
    /// It was made.
    ApiKeyCreated {
        owner: KeyOwner,
        name: String,
        scopes: Permissions,
        ranges: Vec<AddressRange>,
        expires_at: Option<Moment>,
    },
    /// It has a new secret; the old one works for a while.
    ApiKeyRotated { old_until: Moment },
    /// It has ended for good.
    ApiKeyRevoked {},
}

/// Why a key says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
    /// It has ended.
    Revoked,
}

impl Aggregate for ApiKey {
    const NAME: &'static str = "api_key";
    const CONTEXT: &'static str = "identity";
    type State = ApiKeyState;
    type Command = ApiKeyCommand;
    type Event = ApiKeyEvent;
    type Refusal = ApiKeyRefusal;

    fn decide(state: &ApiKeyState, command: ApiKeyCommand, _: Moment) -> Result<Vec<ApiKeyEvent>, ApiKeyRefusal> {
        match (command, state.content.is_some()) {
            (ApiKeyCommand::Make(_), true) => Err(ApiKeyRefusal::Exists),
            (ApiKeyCommand::Make(KeyContent { owner, name, scopes, ranges, expires_at }), false) => {
                let name = name.trim().to_owned();
                Ok(vec![ApiKeyEvent::ApiKeyCreated { owner, name, scopes, ranges, expires_at }])
            }
            (_, false) => Err(ApiKeyRefusal::Unknown),
            (ApiKeyCommand::Rotate { .. }, true) if state.revoked => Err(ApiKeyRefusal::Revoked),
            (ApiKeyCommand::Rotate { old_until }, true) => Ok(vec![ApiKeyEvent::ApiKeyRotated { old_until }]),
            // Whoever revokes twice has what they want.
            (ApiKeyCommand::Revoke, true) if state.revoked => Ok(Vec::new()),
            (ApiKeyCommand::Revoke, true) => Ok(vec![ApiKeyEvent::ApiKeyRevoked {}]),
        }
    }

    fn evolve(mut state: ApiKeyState, event: &ApiKeyEvent) -> ApiKeyState {
        match event {
            ApiKeyEvent::ApiKeyCreated { owner, name, scopes, ranges, expires_at } => {
                let (name, ranges) = (name.clone(), ranges.clone());
                let content = KeyContent { owner: *owner, name, scopes: *scopes, ranges, expires_at: *expires_at };
                state.content = Some(content);
            }
            ApiKeyEvent::ApiKeyRotated { .. } => {}
            ApiKeyEvent::ApiKeyRevoked {} => state.revoked = true,
        }
        state
    }
}

impl EventExamples for ApiKeyEvent {
    fn examples() -> Vec<Self> {
        let [lina, program] =
            [0x07, 0x21].map(|last| Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + last));
        let day = |day| Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(day));
        let name = "Nightly report".to_owned();
        let scopes = Permissions::of(&[Permission::ReadExecutions, Permission::RunExecutions]);
        vec![
            Self::ApiKeyCreated {
                owner: KeyOwner::ServiceAccount(ServiceAccountId(program)),
                name: name.clone(),
                scopes,
                ranges: "192.0.2.0/24".parse().into_iter().collect(),
                expires_at: Some(day(20_800)),
            },
            Self::ApiKeyCreated {
                owner: KeyOwner::Person(PersonId(lina)),
                name,
                scopes,
                ranges: Vec::new(),
                expires_at: None,
            },
            Self::ApiKeyRotated { old_until: day(20_790) },
            Self::ApiKeyRevoked {},
        ]
    }
}

impl From<ApiKeyRefusal> for Refusal {
    fn from(refusal: ApiKeyRefusal) -> Self {
        match refusal {
            ApiKeyRefusal::Unknown => Self::not_found(),
            ApiKeyRefusal::Exists => Self::new(409, "key_exists"),
            ApiKeyRefusal::Revoked => Self::new(409, "key_revoked"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn a_key_is_rotated_until_it_is_revoked() {
        let made = ApiKeyEvent::examples()[0].clone();
        let state = ApiKey::replay(&[made]);
        assert_eq!(state.content().unwrap().name, "Nightly report");
        let rotate = || ApiKeyCommand::Rotate { old_until: NOW };
        assert_eq!(ApiKey::decide(&state, rotate(), NOW).unwrap().len(), 1);
        let gone = ApiKey::evolve(state, &ApiKeyEvent::ApiKeyRevoked {});
        assert_eq!(gone.content(), None);
        assert_eq!(ApiKey::decide(&gone, rotate(), NOW), Err(ApiKeyRefusal::Revoked));
        assert_eq!(ApiKey::decide(&gone, ApiKeyCommand::Revoke, NOW), Ok(Vec::new()));
    }

    #[test]
    fn what_was_never_made_is_unknown() {
        let nothing = ApiKeyState::default();
        assert_eq!(ApiKey::decide(&nothing, ApiKeyCommand::Revoke, NOW), Err(ApiKeyRefusal::Unknown));
    }
}
