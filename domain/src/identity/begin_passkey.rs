use crate::kernel::{ChallengeId, Example};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Asks for what a browser needs to make a new passkey (W3C Web Authentication, level 3).
#[operation(command, identity, rest = POST "/me/passkeys/challenge", needs = SignedIn, output = PasskeyChallenge, danger)]
pub struct BeginPasskey {}

/// A question for a browser; it holds for five minutes and for one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PasskeyChallenge {
    /// Names the question with the answer.
    pub challenge_id: ChallengeId,
    /// JSON for `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.
    pub options: String,
}

impl Example for BeginPasskey {
    fn example() -> Self {
        Self {}
    }
}
