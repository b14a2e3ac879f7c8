//! What stands in a mailed link or a browser's cookie: `<id>.<secret>`. The database keeps the secret's hash alone.

use crate::ambient::{base64url, from_base64url, new_id, new_secret};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An id and 256 random bits.
pub(in crate::contexts) struct SecretToken {
    pub(in crate::contexts) id: Uuid,
    secret: Vec<u8>,
}

impl SecretToken {
    /// A new one.
    pub(in crate::contexts) fn new() -> Self {
        Self { id: new_id(), secret: new_secret().to_vec() }
    }

    /// Reads what a link or a cookie brings; anything malformed is `None`.
    pub(in crate::contexts) fn parse(text: &str) -> Option<Self> {
        let (id, secret) = text.split_once('.')?;
        let secret = from_base64url(secret).filter(|secret| secret.len() == 32)?;
        Some(Self { id: Uuid::try_parse(id).ok()?, secret })
    }

    /// SHA-256 of the secret; it is random, so no slow hash is needed.
    pub(in crate::contexts) fn hash(&self) -> Vec<u8> {
        Sha256::digest(&self.secret).to_vec()
    }

    /// As it travels; fit for an address and a cookie.
    pub(in crate::contexts) fn text(&self) -> String {
        format!("{}.{}", self.id.simple(), base64url(&self.secret))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_text_form_and_malformed_ones_are_none() {
        let token = SecretToken::new();
        let read = SecretToken::parse(&token.text()).unwrap();
        assert_eq!((read.id, read.hash()), (token.id, token.hash()));
        for bad in ["", ".", "x.y", "00000000000000000000000000000009.c2hvcnQ"] {
            assert!(SecretToken::parse(bad).is_none(), "{bad}");
        }
    }
}
