//! The token of a link: which version of which file, until when, signed. It stands in no table, so that making one costs
//! nothing and a stolen database opens none.

use crate::Stop;
use crate::ambient::{base64url, from_base64url};
use domain::kernel::FileId;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// File, version, end.
const CLAIM_BYTES: usize = 16 + 4 + 8;

/// What a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The file.
    pub file: FileId,
    /// The number of its version.
    pub version: u32,
    /// When it ends, Unix seconds of machine time.
    pub ends_s: u64,
}

/// Signs links; the same for all processes of the installation.
#[derive(Clone)]
pub struct LinkKey([u8; 32]);

impl LinkKey {
    /// Derives the key from the installation's secret (HKDF-SHA-256, RFC 5869).
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico file link v1", &mut key).map_err(Stop::defect)?;
        Ok(Self(key))
    }

    /// The token of a link.
    pub fn sign(&self, claim: &Claim) -> String {
        let mut bytes = Vec::with_capacity(CLAIM_BYTES + 32);
        bytes.extend_from_slice(claim.file.0.as_bytes());
        bytes.extend_from_slice(&claim.version.to_be_bytes());
        bytes.extend_from_slice(&claim.ends_s.to_be_bytes());
        let signature = self.mac(&bytes).finalize().into_bytes();
        bytes.extend_from_slice(&signature);
        base64url(&bytes)
    }

    /// What a token of ours says; whether it has ended is not asked here.
    pub fn read(&self, token: &str) -> Option<Claim> {
        let bytes = from_base64url(token)?;
        let (claim, signature) = bytes.split_at_checked(CLAIM_BYTES)?;
        self.mac(claim).verify_slice(signature).ok()?;
        Some(Claim {
            file: FileId(Uuid::from_slice(&claim[..16]).ok()?),
            version: u32::from_be_bytes(claim[16..20].try_into().ok()?),
            ends_s: u64::from_be_bytes(claim[20..].try_into().ok()?),
        })
    }

    fn mac(&self, bytes: &[u8]) -> Hmac<Sha256> {
        let mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.chain_update(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_what_was_signed_and_no_byte_of_it_can_be_changed() {
        let key = LinkKey::new(b"a").unwrap();
        let claim = Claim { file: FileId(Uuid::from_u128(7)), version: 2, ends_s: 1_800_000_000 };
        let token = key.sign(&claim);
        assert_eq!(key.read(&token), Some(claim));
        assert_eq!(LinkKey::new(b"b").unwrap().read(&token), None);
        let bytes = from_base64url(&token).unwrap();
        for i in 0..bytes.len() {
            let mut touched = bytes.clone();
            touched[i] ^= 1;
            assert_eq!(key.read(&base64url(&touched)), None, "byte {i}");
        }
        for bad in ["", "a", "____", &token[..token.len() - 4], &format!("{token}AAAA")] {
            assert_eq!(key.read(bad), None, "{bad}");
        }
    }
}
