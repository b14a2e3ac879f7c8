use super::erase_person::example_id;
use crate::kernel::{Example, PersonId, rules};
use domain_macros::operation;

/// Changes how a person is called.
#[operation(command, identity, rest = PATCH "/users/{id}", needs = ManagePeople, reach = Platform, idempotent, danger)]
pub struct RenamePerson {
    /// The person.
    pub id: PersonId,
    /// Their whole name, as they write it.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub name: String,
}

impl Example for RenamePerson {
    fn example() -> Self {
        Self { id: example_id(), name: "Lina Haddad-Weber".into() }
    }
}
