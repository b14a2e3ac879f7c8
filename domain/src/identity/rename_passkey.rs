use crate::kernel::{Example, PasskeyId, rules};
use domain_macros::operation;

/// Gives one of one's own passkeys another name.
#[operation(command, identity, rest = PATCH "/me/passkeys/{id}", needs = SignedIn, danger)]
pub struct RenamePasskey {
    /// The passkey.
    pub id: PasskeyId,
    /// How its owner calls it from now on.
    #[garde(custom(rules::line), length(chars, min = 1, max = 100))]
    pub name: String,
}

impl Example for RenamePasskey {
    fn example() -> Self {
        Self { id: PasskeyId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0032)), name: "Phone".into() }
    }
}
