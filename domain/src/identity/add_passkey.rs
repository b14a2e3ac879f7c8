use crate::kernel::{ChallengeId, Example, PasskeyId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Keeps a passkey that a browser has just made: it signs in without a password.
#[operation(command, identity, rest = POST "/me/passkeys", needs = SignedIn, output = PasskeyKept, creates, danger)]
pub struct AddPasskey {
    /// The question that it answers.
    pub challenge_id: ChallengeId,
    /// The new credential as `PublicKeyCredential.toJSON` writes it, as text.
    #[garde(length(min = 2, max = 20_000))]
    pub credential: String,
    /// How its owner calls it: “Work laptop”.
    #[garde(custom(rules::line), length(chars, min = 1, max = 100))]
    pub name: String,
}

/// The passkey signs in from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PasskeyKept {
    /// Its id.
    pub id: PasskeyId,
}

impl Example for AddPasskey {
    fn example() -> Self {
        let challenge_id = ChallengeId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0031));
        Self { challenge_id, credential: "{}".into(), name: "Work laptop".into() }
    }
}
