//! Until the store has keys of tenants: a key derived from the secret.

use domain::kernel::TenantId;
use hkdf::Hkdf;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use sha2::Sha256;

/// Derives keys.
#[derive(Clone)]
pub struct TenantKeys(Vec<u8>);

impl TenantKeys {
    /// From the secret.
    pub fn new(secret: &[u8]) -> Self {
        Self(secret.to_vec())
    }

    fn key(&self, tenant: TenantId) -> Option<LessSafeKey> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, &self.0).expand(tenant.0.as_bytes(), &mut key).ok()?;
        UnboundKey::new(&AES_256_GCM, &key).ok().map(LessSafeKey::new)
    }

    /// Seals.
    pub fn seal(&self, tenant: TenantId, context: &str, plain: &[u8]) -> Vec<u8> {
        let secret = crate::ambient::new_secret();
        let nonce: [u8; 12] = core::array::from_fn(|i| secret[i]);
        let mut sealed = plain.to_vec();
        if let Some(key) = self.key(tenant) {
            let _ = key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut sealed);
        }
        [&nonce[..], &sealed].concat()
    }

    /// Opens.
    pub fn open(&self, tenant: TenantId, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(12)?;
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        self.key(tenant)?.open_in_place(nonce, Aad::from(context), &mut sealed).ok().map(|it| it.to_vec())
    }
}
