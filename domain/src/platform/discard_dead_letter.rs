use crate::kernel::Example;
use domain_macros::operation;
use uuid::Uuid;

/// Removes a task whose attempts are used up; it is never done.
#[operation(command, platform, rest = DELETE "/dead-letters/{id}", needs = ManageSystem, reach = Platform, danger)]
pub struct DiscardDeadLetter {
    /// The dead letter.
    pub id: Uuid,
}

impl Example for DiscardDeadLetter {
    fn example() -> Self {
        Self { id: Uuid::from_u128(7) }
    }
}
