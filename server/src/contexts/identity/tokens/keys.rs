//! The keys that tokens are signed with: derived from the installation's secret and an edition (HKDF-SHA-256, RFC
//! 5869), so that every process has them without being told, and they stand in no database. Which editions hold, the
//! database says.

use crate::Stop;
use crate::ambient::base64url;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use hkdf::Hkdf;
use jsonwebtoken::{DecodingKey, EncodingKey};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Keys that are kept at most. Only names of ours get that far, and there is one a rotation.
const KEPT_MAX: usize = 256;

/// The key of one edition.
pub struct Key {
    /// Which one it is, from 1.
    pub edition: i32,
    /// Its name in tokens: the edition, and a thumbprint that nobody else's key has.
    pub kid: String,
    /// The public half, as a JWK has it (RFC 8037).
    pub x: String,
    pub(super) sign: EncodingKey,
    pub(super) verify: DecodingKey,
}

/// The keys of today's secret, and of those before it.
pub struct Keys {
    secrets: Vec<Vec<u8>>,
    kept: Mutex<HashMap<String, Arc<Key>>>,
}

impl Keys {
    /// Keys of these secrets; the first one signs.
    pub fn new(secrets: Vec<Vec<u8>>) -> Self {
        Self { secrets, kept: Mutex::default() }
    }

    /// The key that signs in this edition.
    pub fn of_edition(&self, edition: i32) -> Result<Arc<Key>, Stop> {
        let secret = self.secrets.first().ok_or_else(|| Stop::defect("no secret"))?;
        derive(secret, edition).map(Arc::new)
    }

    /// Every key of an edition: of today's secret, then of earlier ones.
    pub fn all_of_edition(&self, edition: i32) -> Result<Vec<Key>, Stop> {
        self.secrets.iter().map(|secret| derive(secret, edition)).collect()
    }

    /// The key of that name, if it is one of ours.
    pub fn named(&self, kid: &str) -> Option<Arc<Key>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = kept.get(kid) {
            return Some(key.clone());
        }
        let edition = kid.split_once('.')?.0.parse().ok().filter(|edition| *edition > 0)?;
        let mut keys = self.secrets.iter().filter_map(|secret| derive(secret, edition).ok());
        let key = Arc::new(keys.find(|key| key.kid == kid)?);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key.kid.clone(), key.clone());
        Some(key)
    }
}

fn derive(secret: &[u8], edition: i32) -> Result<Key, Stop> {
    let mut seed = [0; 32];
    let purpose = format!("portico token key v2 edition {edition}");
    Hkdf::<Sha256>::new(None, secret).expand(purpose.as_bytes(), &mut seed).map_err(Stop::defect)?;
    let key = SigningKey::from_bytes(&seed);
    let document = key.to_pkcs8_der().map_err(Stop::defect)?;
    let public = key.verifying_key();
    let thumbprint = Sha256::digest(public.as_bytes());
    Ok(Key {
        edition,
        kid: format!("{edition}.{}", base64url(&thumbprint[..12])),
        x: base64url(public.as_bytes()),
        sign: EncodingKey::from_ed_der(document.as_bytes()),
        verify: DecodingKey::from_ed_der(public.as_bytes()),
    })
}
