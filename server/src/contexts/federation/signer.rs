//! The key that signs id tokens: Ed25519 (RFC 8037), made of the installation's secret, so that all its processes share
//! it and it stands in no database.

use crate::Stop;
use crate::ambient::base64url;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use hkdf::Hkdf;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Signs id tokens.
pub struct Signer {
    key: EncodingKey,
    /// What the public half is called: its thumbprint (RFC 7638).
    kid: String,
    /// The public half.
    x: String,
}

impl Signer {
    /// With the key of this secret.
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut seed = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico id token v1", &mut seed).map_err(Stop::defect)?;
        let key = SigningKey::from_bytes(&seed);
        let x = base64url(key.verifying_key().as_bytes());
        // The members in this order and without a space are what the thumbprint is defined over.
        let kid = base64url(&Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#)));
        let document = key.to_pkcs8_der().map_err(Stop::defect)?;
        Ok(Self { key: EncodingKey::from_ed_der(document.as_bytes()), kid, x })
    }

    /// Signs claims.
    ///
    /// # Errors
    /// A defect.
    pub fn sign(&self, claims: &impl Serialize) -> Result<String, Stop> {
        let header = Header { kid: Some(self.kid.clone()), ..Header::new(Algorithm::EdDSA) };
        encode(&header, claims, &self.key).map_err(Stop::defect)
    }

    /// The public half, for whoever wants to verify (RFC 7517).
    pub fn jwks(&self) -> Value {
        json!({"keys": [
            {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.kid, "x": self.x}
        ]})
    }
}
