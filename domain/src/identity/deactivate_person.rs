use super::erase_person::example_id;
use crate::kernel::{Example, PersonId};
use domain_macros::operation;

/// Lets a person sign in no more, in none of their tenants, until they are let in again. Their sessions end at once.
#[operation(command, identity, rest = POST "/users/{id}/deactivation", needs = ManagePeople, reach = Platform, danger)]
pub struct DeactivatePerson {
    /// The person.
    pub id: PersonId,
}

impl Example for DeactivatePerson {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
