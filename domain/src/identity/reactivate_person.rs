use super::erase_person::example_id;
use crate::kernel::{Example, PersonId};
use domain_macros::operation;

/// Lets a deactivated person sign in again.
#[operation(command, identity, rest = DELETE "/users/{id}/deactivation", needs = ManagePeople, reach = Platform, danger)]
pub struct ReactivatePerson {
    /// The person.
    pub id: PersonId,
}

impl Example for ReactivatePerson {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
