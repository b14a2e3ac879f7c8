//! The key that mails are sealed with, derived from the installation's secret.

use crate::Stop;
use crate::ambient::new_nonce;
use hkdf::Hkdf;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;
use uuid::Uuid;

/// AES-256-GCM with a random nonce in front of the ciphertext.
pub(super) struct SealKey(LessSafeKey);

impl SealKey {
    /// HKDF-SHA-256 (RFC 5869) of the secret, apart from everything else that is derived from it.
    pub(super) fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico mail v1", &mut key).map_err(Stop::defect)?;
        let key = UnboundKey::new(&AES_256_GCM, &key).map_err(|_| Stop::defect("a key of another length"))?;
        Ok(Self(LessSafeKey::new(key)))
    }

    /// Seals what belongs to the mail of this id, and to no other.
    pub(super) fn seal(&self, plain: &[u8], mail: Uuid) -> Result<Vec<u8>, Stop> {
        let nonce = new_nonce();
        let (mut sealed, mut text) = (nonce.to_vec(), plain.to_vec());
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(mail.as_bytes()), &mut text)
            .map_err(|_| Stop::defect("a mail can't be sealed"))?;
        sealed.append(&mut text);
        Ok(sealed)
    }

    /// What was sealed for this mail, unless it was altered or sealed by another key.
    pub(super) fn open(&self, sealed: &[u8], mail: Uuid) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut text = text.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = self.0.open_in_place(nonce, Aad::from(mail.as_bytes()), &mut text).ok()?;
        Some(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_opens_by_its_own_key_and_id_alone() {
        let [ours, other] = [&b"a"[..], b"b"].map(|secret| SealKey::new(secret).unwrap());
        let (mail, another) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = ours.seal(b"a link", mail).unwrap();
        assert_eq!(ours.open(&sealed, mail).unwrap(), b"a link");
        assert!(ours.open(&sealed, another).is_none() && other.open(&sealed, mail).is_none());
        assert!(ours.open(&sealed[..20], mail).is_none() && ours.open(b"", mail).is_none());
    }
}
