use super::erase_person::example_id;
use crate::kernel::{Example, Moment, PersonId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How somebody signs in: when they last did, what they are asked for, and where they are signed in. In one's own tenant,
/// or with `reach:platform` everywhere.
#[operation(query, identity, rest = GET "/users/{id}/security", needs = ReadSessions, output = PersonSecurity)]
pub struct ShowPersonSecurity {
    /// The person.
    pub id: PersonId,
}

/// How somebody signs in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonSecurity {
    /// When they last signed in; absent: never, as far as one sees.
    pub last_signed_in_at: Option<Moment>,
    /// Since when they are asked for a second factor; absent: they aren't.
    pub second_factor_since: Option<Moment>,
    /// How many passkeys they have.
    pub passkeys: u32,
    /// How many of their sessions stand, as far as one sees.
    pub sessions: u32,
}

impl Example for ShowPersonSecurity {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
