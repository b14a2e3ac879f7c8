use crate::kernel::{Example, PersonId, SagaId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Erases a person for good (GDPR art. 17): they can't sign in any more, and after a period of grace what is personal of
/// them becomes unreadable everywhere. What they did stays on record without them.
#[operation(command, identity, rest = POST "/users/{id}/erasure", needs = ErasePeople, reach = Platform, output = ErasureBegun, danger, approval)]
pub struct ErasePerson {
    /// The person.
    pub id: PersonId,
}

/// The erasure is under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErasureBegun {
    /// The saga that carries it out.
    pub saga: SagaId,
}

impl Example for ErasePerson {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> PersonId {
    PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007))
}
