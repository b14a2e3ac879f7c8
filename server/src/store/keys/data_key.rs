//! A key that seals data: AES-256-GCM (NIST SP 800-38D) with a random nonce in front of the ciphertext.

use super::root::Wrapping;
use crate::Stop;
use crate::ambient::{new_nonce, new_secret};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use std::sync::Arc;
use uuid::Uuid;

/// Seals and opens the data of one subject.
#[derive(Clone)]
pub struct DataKey {
    id: Uuid,
    cipher: Arc<LessSafeKey>,
}

impl DataKey {
    /// A new key, and how it is stored.
    pub(super) fn make(id: Uuid, wrapping: &Wrapping) -> Result<(Self, Vec<u8>), Stop> {
        let secret = new_secret();
        let wrapped = seal(wrapping.cipher(), &secret, id.as_bytes())?;
        Ok((Self { id, cipher: Arc::new(cipher(&secret)?) }, wrapped))
    }

    pub(super) fn unwrap(id: Uuid, wrapping: &Wrapping, wrapped: &[u8]) -> Result<Self, Stop> {
        let secret = open(wrapping.cipher(), wrapped, id.as_bytes());
        let secret = secret.ok_or_else(|| Stop::defect(format!("key {id} was altered in the database")))?;
        Ok(Self { id, cipher: Arc::new(cipher(&secret)?) })
    }

    /// The same key, wrapped by another tenant key.
    pub(super) fn rewrap(id: Uuid, (old, new): (&Wrapping, &Wrapping), wrapped: &[u8]) -> Result<Vec<u8>, Stop> {
        let secret = open(old.cipher(), wrapped, id.as_bytes());
        let secret = secret.ok_or_else(|| Stop::defect(format!("key {id} was altered in the database")))?;
        seal(new.cipher(), &secret, id.as_bytes())
    }

    /// Names the key in the database.
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// Seals bytes; `context` says what they are, and opening needs the same.
    ///
    /// # Errors
    /// A defect: more than 64 GB at once.
    pub fn seal(&self, plain: &[u8], context: &[u8]) -> Result<Vec<u8>, Stop> {
        seal(&self.cipher, plain, context)
    }

    /// The bytes, unless they were altered or sealed by another key or for another context.
    pub fn open(&self, sealed: &[u8], context: &[u8]) -> Option<Vec<u8>> {
        open(&self.cipher, sealed, context)
    }
}

pub(super) fn cipher(secret: &[u8]) -> Result<LessSafeKey, Stop> {
    let key = UnboundKey::new(&AES_256_GCM, secret).map_err(|_| Stop::defect("a key of another length"))?;
    Ok(LessSafeKey::new(key))
}

pub(super) fn seal(cipher: &LessSafeKey, plain: &[u8], context: &[u8]) -> Result<Vec<u8>, Stop> {
    let nonce = new_nonce();
    let mut sealed = nonce.to_vec();
    let mut text = plain.to_vec();
    cipher
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut text)
        .map_err(|_| Stop::defect("data can't be sealed"))?;
    sealed.append(&mut text);
    Ok(sealed)
}

pub(super) fn open(cipher: &LessSafeKey, sealed: &[u8], context: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE_LEN>()?;
    let mut text = text.to_vec();
    let plain = cipher.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(context), &mut text).ok()?;
    Some(plain.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::keys::root::Root;
    use domain::kernel::TenantId;

    fn key(tenant: u128) -> DataKey {
        let (wrapping, _) = Root::new(b"a secret").unwrap().make(TenantId(Uuid::from_u128(tenant))).unwrap();
        DataKey::make(Uuid::from_u128(3), &wrapping).unwrap().0
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_and_context_alone() {
        let (key, other) = (key(1), key(1));
        let sealed = key.seal(b"Lina Haddad", b"name").unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"Lina"));
        assert_eq!(key.open(&sealed, b"name").unwrap(), b"Lina Haddad");
        assert_eq!(key.open(&sealed, b"email"), None);
        assert_eq!(other.open(&sealed, b"name"), None);
    }

    #[test]
    fn altered_bytes_do_not_open() {
        let key = key(1);
        let sealed = key.seal(b"Lina Haddad", b"").unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(key.open(&altered, b""), None, "byte {at}");
        }
        assert_eq!(key.open(&sealed[..5], b""), None);
    }
}
