use crate::kernel::{Example, PersonId};
use domain_macros::operation;

/// Gathers everything that Portico keeps about a member of one's tenant, or with `reach:platform` about anybody, for
/// that person: whoever asks doesn't see the file. It appears among the person's own a little later.
#[operation(command, identity, rest = POST "/users/{id}/data-exports", needs = ExportPeople, danger)]
pub struct ExportPersonData {
    /// The person.
    pub id: PersonId,
}

impl Example for ExportPersonData {
    fn example() -> Self {
        Self { id: PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007)) }
    }
}
