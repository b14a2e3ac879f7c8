//! The secret of one attempt to sign in through a provider. A browser keeps it; state, nonce and verifier are made of it,
//! so that nobody else completes the attempt and nothing of it need be stored.

use crate::ambient::{base64url, from_base64url, new_secret};
use sha2::{Digest, Sha256};

/// The secret of one attempt.
pub(super) struct Baton([u8; 32]);

impl Baton {
    /// A new one.
    pub(super) fn new() -> Self {
        Self(new_secret())
    }

    /// As a browser keeps it.
    pub(super) fn text(&self) -> String {
        base64url(&self.0)
    }

    /// Reads what a browser has kept.
    pub(super) fn parse(text: &str) -> Option<Self> {
        from_base64url(text)?.try_into().ok().map(Self)
    }

    /// What comes back from the provider (RFC 6749 §10.12).
    pub(super) fn state(&self) -> String {
        self.derived("state")
    }

    /// What the id token repeats (OpenID Connect Core 1.0 §15.5.2).
    pub(super) fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What the challenge is made of (RFC 7636).
    pub(super) fn verifier(&self) -> String {
        self.derived("verifier")
    }

    fn derived(&self, what: &str) -> String {
        base64url(&Sha256::new().chain_update(self.0).chain_update(what).finalize())
    }
}

/// As a state is found again.
pub(super) fn hash_of(state: &str) -> Vec<u8> {
    Sha256::digest(state).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baton_comes_back_and_its_parts_tell_nothing_of_each_other() {
        let baton = Baton::new();
        let same = Baton::parse(&baton.text()).unwrap();
        assert_eq!((baton.state(), baton.nonce(), baton.verifier()), (same.state(), same.nonce(), same.verifier()));
        assert!(baton.state() != baton.nonce() && baton.nonce() != baton.verifier());
        // RFC 7636 §4.1: 43 to 128 characters.
        assert_eq!(baton.verifier().len(), 43);
        assert!(Baton::parse("").is_none() && Baton::parse("c2hvcnQ").is_none());
    }
}
