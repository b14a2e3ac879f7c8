//! The key that seals are signed with: derived from the installation's secret, so that it stands in no database.

use crate::Stop;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::Sha256;

/// Signs seals and checks what it has signed.
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    /// What earlier secrets of the installation made: their seals still hold.
    earlier: Vec<VerifyingKey>,
}

impl Signer {
    /// Derives the key (HKDF-SHA-256, RFC 5869), so that all processes of an installation share it.
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8], earlier: &[Vec<u8>]) -> Result<Self, Stop> {
        let earlier = earlier.iter().map(|secret| Ok(derived(secret)?.verifying_key()));
        Ok(Self { key: derived(secret)?, earlier: earlier.collect::<Result<_, Stop>>()? })
    }

    /// Signs bytes (Ed25519, RFC 8032).
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }

    /// The public key that the signature is checked with: this one or an earlier one; `None` for a stranger's.
    pub fn key_of(&self, bytes: &[u8], signature: &[u8]) -> Option<[u8; 32]> {
        let signature = Signature::from_slice(signature).ok()?;
        let today = self.key.verifying_key();
        let mut keys = [&today].into_iter().chain(&self.earlier);
        keys.find(|key| key.verify_strict(bytes, &signature).is_ok()).map(VerifyingKey::to_bytes)
    }

    /// Whether the signature is this key's, or an earlier one's.
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        self.key_of(bytes, signature).is_some()
    }
}

/// Whether a signature is right, as anybody checks it who has the public key.
pub fn verifies(key: &[u8], bytes: &[u8], signature: &[u8]) -> bool {
    let key = key.try_into().ok().and_then(|key| VerifyingKey::from_bytes(key).ok());
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(bytes, &signature).is_ok())
}

fn derived(secret: &[u8]) -> Result<SigningKey, Stop> {
    let mut seed = [0; 32];
    Hkdf::<Sha256>::new(None, secret).expand(b"portico audit seal v1", &mut seed).map_err(Stop::defect)?;
    Ok(SigningKey::from_bytes(&seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_secret_signed_still_holds_and_what_a_strangers_signed_never_did() {
        let old = Signer::new(b"old", &[]).unwrap();
        let new = Signer::new(b"new", &[b"old".to_vec()]).unwrap();
        let signature = old.sign(b"a seal");
        assert!(new.has_signed(b"a seal", &signature) && new.has_signed(b"a seal", &new.sign(b"a seal")));
        assert!(!new.has_signed(b"another", &signature) && !new.has_signed(b"a seal", &signature[1..]));
        assert!(!Signer::new(b"new", &[]).unwrap().has_signed(b"a seal", &signature));
    }
}
