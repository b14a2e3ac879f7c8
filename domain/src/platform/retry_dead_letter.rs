use crate::kernel::Example;
use domain_macros::operation;
use uuid::Uuid;

/// Gives a task whose attempts are used up all of them anew.
#[operation(command, platform, rest = POST "/dead-letters/{id}/retry", needs = ManageSystem, reach = Platform)]
pub struct RetryDeadLetter {
    /// The dead letter.
    pub id: Uuid,
}

impl Example for RetryDeadLetter {
    fn example() -> Self {
        Self { id: Uuid::from_u128(7) }
    }
}
