use crate::ambient::{base64url, from_base64url, new_secret};
use domain::kernel::SessionId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What a browser's cookie or a program's refresh token holds: `<session id>.<secret>`.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken {
    /// The session.
    pub session: SessionId,
    secret: Vec<u8>,
}

impl SessionToken {
    /// A new secret for a session.
    pub fn for_session(session: SessionId) -> Self {
        Self { session, secret: new_secret().to_vec() }
    }

    /// Reads cookie or refresh token; anything malformed is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, secret) = text.split_once('.')?;
        let session = SessionId(Uuid::try_parse(id).ok()?);
        let secret = from_base64url(secret).filter(|secret| secret.len() == 32)?;
        Some(Self { session, secret })
    }

    /// SHA-256 of the secret; it is random, so no slow hash is needed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(&self.secret).to_vec()
    }

    /// As it travels.
    pub fn text(&self) -> String {
        format!("{}.{}", self.session.0.simple(), base64url(&self.secret))
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SessionToken({})", self.session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_text_form() {
        let token = SessionToken::for_session(SessionId(Uuid::from_u128(9)));
        let read = SessionToken::parse(&token.text()).unwrap();
        assert!(read == token && read.hash() == token.hash());
        assert_eq!(format!("{token:?}"), format!("SessionToken({})", token.session), "no log has the secret");
    }

    #[test]
    fn malformed_tokens_are_none() {
        for bad in ["", ".", "x.y", "00000000000000000000000000000009", "00000000000000000000000000000009.c2hvcnQ"] {
            assert!(SessionToken::parse(bad).is_none(), "{bad}");
        }
    }
}
