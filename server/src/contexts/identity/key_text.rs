//! The text of an API key: `pk_live_<id>_<secret><checksum>`, all hexadecimal. The prefix and the checksum let a scanner
//! of leaked secrets tell a key of ours from chance without asking anybody; the database keeps the secret's hash alone.

use crate::ambient::new_secret;
use domain::kernel::{ApiKeyId, Mode};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What every key begins with.
const PREFIX: &str = "pk_";
/// Bytes of a secret: 192 random bits.
const SECRET_BYTES: usize = 24;
/// Letters of the checksum: the first of SHA-256 over everything before it.
const CHECKSUM_LETTERS: usize = 8;

/// A key as a program holds it.
pub struct KeyText {
    /// The key.
    pub id: ApiKeyId,
    mode: Mode,
    secret: [u8; SECRET_BYTES],
}

impl KeyText {
    /// A new secret for a key of a tenant of this mode.
    pub fn new(id: ApiKeyId, mode: Mode) -> Self {
        let mut secret = [0; SECRET_BYTES];
        secret.copy_from_slice(&new_secret()[..SECRET_BYTES]);
        Self { id, mode, secret }
    }

    /// Whether a Bearer token means to be a key.
    pub fn is_one(token: &str) -> bool {
        token.starts_with(PREFIX)
    }

    /// Reads a key; anything malformed is `None`.
    pub fn parse(token: &str) -> Option<Self> {
        let (mode, rest) = token.strip_prefix(PREFIX)?.split_once('_')?;
        let mode = Mode::parse(mode)?;
        let (id, rest) = rest.split_once('_').filter(|(id, _)| id.len() == 32)?;
        let secret = rest.get(..SECRET_BYTES * 2)?;
        let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hex(id) || !is_hex(secret) {
            return None;
        }
        let mut bytes = [0; SECRET_BYTES];
        for (byte, pair) in bytes.iter_mut().zip(secret.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        let key = Self { id: ApiKeyId(Uuid::try_parse(id).ok()?), mode, secret: bytes };
        (key.text() == token).then_some(key)
    }

    /// Whether it is for tenants of this mode.
    pub fn is_for(&self, mode: Mode) -> bool {
        self.mode == mode
    }

    /// SHA-256 of the secret; it is random, so no slow hash is needed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.secret).to_vec()
    }

    /// As it travels.
    pub fn text(&self) -> String {
        let text = format!("{}_{}", prefix(self.id, self.mode), hex(&self.secret));
        let checksum = hex(&Sha256::digest(&text));
        format!("{text}{}", &checksum[..CHECKSUM_LETTERS])
    }
}

/// What a key's text begins with: no secret.
pub fn prefix(id: ApiKeyId, mode: Mode) -> String {
    format!("{PREFIX}{}_{}", mode.as_str(), id.0.simple())
}

fn hex(bytes: &[u8]) -> String {
    use core::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_text_form() {
        let key = KeyText::new(ApiKeyId(Uuid::from_u128(9)), Mode::Live);
        let text = key.text();
        assert!(text.starts_with("pk_live_00000000000000000000000000000009_"), "{text}");
        assert_eq!(text.len(), "pk_live_".len() + 32 + 1 + 48 + 8);
        let read = KeyText::parse(&text).unwrap();
        assert_eq!((read.id, read.hash()), (key.id, key.hash()));
        assert!(read.is_for(Mode::Live) && !read.is_for(Mode::Test));
    }

    #[test]
    fn a_key_with_any_letter_changed_is_none() {
        let text = KeyText::new(ApiKeyId(Uuid::from_u128(9)), Mode::Test).text();
        for at in 0..text.len() {
            let mut touched = text.clone().into_bytes();
            touched[at] = if touched[at] == b'0' { b'1' } else { b'0' };
            assert!(KeyText::parse(&String::from_utf8(touched).unwrap()).is_none(), "letter {at}");
        }
        let upper = text.to_uppercase();
        for bad in ["", "pk_", "pk_live_", "pk_live_x_y", "pk_live_é", upper.as_str(), &text[..text.len() - 1]] {
            assert!(KeyText::parse(bad).is_none(), "{bad}");
        }
    }
}
