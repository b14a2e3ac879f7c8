//! The key that seals are signed with: derived from the installation's secret, so that it stands in no database.

use crate::Stop;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::Sha256;

/// Signs seals and checks what it has signed.
#[derive(Clone)]
pub struct Signer(SigningKey);

impl Signer {
    /// Derives the key (HKDF-SHA-256, RFC 5869), so that all processes of an installation share it.
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut seed = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico audit seal v1", &mut seed).map_err(Stop::defect)?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// Signs bytes (Ed25519, RFC 8032).
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }

    /// Whether the signature is this key's.
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        let key: VerifyingKey = self.0.verifying_key();
        Signature::from_slice(signature).is_ok_and(|signature| key.verify_strict(bytes, &signature).is_ok())
    }

    /// The key that others check with.
    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }
}
