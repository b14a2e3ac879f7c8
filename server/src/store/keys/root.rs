//! The root key and the tenants' keys that it wraps.

use super::data_key::{cipher, open, seal};
use crate::Stop;
use crate::ambient::new_secret;
use domain::kernel::TenantId;
use hkdf::Hkdf;
use ring::aead::LessSafeKey;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Derived from one secret of the installation.
pub(super) struct Root {
    name: String,
    cipher: LessSafeKey,
}

/// A tenant's key: it wraps the keys of the tenant's subjects.
pub(super) struct Wrapping(LessSafeKey);

impl Wrapping {
    pub(super) const fn cipher(&self) -> &LessSafeKey {
        &self.0
    }
}

impl Root {
    /// HKDF-SHA-256 (RFC 5869) of the secret, apart from everything else that is derived from it.
    pub(super) fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico tenant keys v1", &mut key).map_err(Stop::defect)?;
        let name = Sha256::digest(key)[..8].iter().fold(String::new(), |mut name, byte| {
            let _ = write!(name, "{byte:02x}");
            name
        });
        Ok(Self { name, cipher: cipher(&key)? })
    }

    /// The beginning of its SHA-256: tells which secret wrapped a key, and nothing about the secret.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// A new tenant key, and how it is stored.
    pub(super) fn make(&self, tenant: TenantId) -> Result<(Wrapping, Vec<u8>), Stop> {
        let secret = new_secret();
        Ok((Wrapping(cipher(&secret)?), seal(&self.cipher, &secret, tenant.0.as_bytes())?))
    }

    pub(super) fn unwrap(&self, tenant: TenantId, wrapped: &[u8]) -> Result<Wrapping, Stop> {
        let secret = self.secret(tenant, wrapped)?;
        Ok(Wrapping(cipher(&secret)?))
    }

    /// The same tenant key, wrapped by this root instead of `from`.
    pub(super) fn rewrap(&self, from: &Self, tenant: TenantId, wrapped: &[u8]) -> Result<Vec<u8>, Stop> {
        seal(&self.cipher, &from.secret(tenant, wrapped)?, tenant.0.as_bytes())
    }

    fn secret(&self, tenant: TenantId, wrapped: &[u8]) -> Result<Vec<u8>, Stop> {
        let secret = open(&self.cipher, wrapped, tenant.0.as_bytes());
        secret.ok_or_else(|| Stop::defect(format!("the key of tenant {tenant} was altered in the database")))
    }
}
