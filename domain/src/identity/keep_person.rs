use super::erase_person::example_id;
use crate::kernel::{Example, PersonId};
use domain_macros::operation;

/// Calls a person's erasure off while its period of grace lasts: they can sign in again.
#[operation(command, identity, rest = DELETE "/users/{id}/erasure", needs = ErasePeople, reach = Platform, danger)]
pub struct KeepPerson {
    /// The person.
    pub id: PersonId,
}

impl Example for KeepPerson {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
