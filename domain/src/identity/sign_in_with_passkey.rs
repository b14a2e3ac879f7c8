use super::SignedIn;
use crate::kernel::{ChallengeId, Example};
use domain_macros::operation;

/// Signs in whoever's passkey has answered the question. No second factor is asked for: a passkey is two.
#[operation(command, identity, rest = POST "/auth/passkey", needs = Public, output = SignedIn, limit = SignIn)]
pub struct SignInWithPasskey {
    /// The question that it answers.
    pub challenge_id: ChallengeId,
    /// The answer as `PublicKeyCredential.toJSON` writes it, as text.
    #[garde(length(min = 2, max = 20_000))]
    pub credential: String,
    /// A page of Portico to go on to, `/client/runs`; for browsers.
    #[garde(inner(length(max = 500)))]
    pub next: Option<String>,
}

impl Example for SignInWithPasskey {
    fn example() -> Self {
        let challenge_id = ChallengeId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0031));
        Self { challenge_id, credential: "{}".into(), next: None }
    }
}
