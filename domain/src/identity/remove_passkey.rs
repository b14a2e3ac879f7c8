use crate::kernel::{Example, PasskeyId};
use domain_macros::operation;

/// Forgets one of one's own passkeys: it signs in no more.
#[operation(command, identity, rest = DELETE "/me/passkeys/{id}", needs = SignedIn, danger)]
pub struct RemovePasskey {
    /// The passkey.
    pub id: PasskeyId,
}

impl Example for RemovePasskey {
    fn example() -> Self {
        Self { id: PasskeyId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0032)) }
    }
}
