//! The ticket of the contact form: when it was opened, signed. It stands in no table, so that opening the page costs
//! nothing, and it tells a person from a machine by the time that passes before the form comes back.

use crate::Stop;
use crate::ambient::{base64url, from_base64url, new_secret};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The moment, and what tells two tickets of one second apart.
const CLAIM_BYTES: usize = 8 + 8;

/// Signs tickets; the same for all processes of the installation.
#[derive(Clone)]
pub struct TicketKey([u8; 32]);

impl TicketKey {
    /// Derives the key from the installation's secret (HKDF-SHA-256, RFC 5869).
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico contact form v1", &mut key).map_err(Stop::defect)?;
        Ok(Self(key))
    }

    /// A ticket of a form that is opened at this moment, in Unix seconds of machine time.
    pub fn issue(&self, at_s: i64) -> String {
        let mut bytes = at_s.to_be_bytes().to_vec();
        bytes.extend_from_slice(&new_secret()[..8]);
        let signature = self.mac(&bytes).finalize().into_bytes();
        bytes.extend_from_slice(&signature);
        base64url(&bytes)
    }

    /// When the form was opened, if the ticket is one of ours.
    pub fn read(&self, ticket: &str) -> Option<i64> {
        let bytes = from_base64url(ticket)?;
        let (claim, signature) = bytes.split_at_checked(CLAIM_BYTES)?;
        self.mac(claim).verify_slice(signature).ok()?;
        Some(i64::from_be_bytes(claim[..8].try_into().ok()?))
    }

    fn mac(&self, bytes: &[u8]) -> Hmac<Sha256> {
        let mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.chain_update(bytes)
    }
}

/// The one lead that a ticket is good for.
pub(super) fn lead_of(ticket: &str) -> Uuid {
    named("lead", ticket)
}

/// A UUID of version 8 (RFC 9562 §5.8) from a name.
pub(super) fn named(kind: &str, name: &str) -> Uuid {
    let hash = Sha256::new().chain_update(kind).chain_update("/").chain_update(name).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_says_when_it_was_issued_and_no_byte_of_it_can_be_changed() {
        let key = TicketKey::new(b"a").unwrap();
        let ticket = key.issue(1_795_251_900);
        assert_eq!(key.read(&ticket), Some(1_795_251_900));
        assert_ne!(ticket, key.issue(1_795_251_900), "two of one second are two");
        assert_eq!(TicketKey::new(b"b").unwrap().read(&ticket), None);
        let bytes = from_base64url(&ticket).unwrap();
        for i in 0..bytes.len() {
            let mut touched = bytes.clone();
            touched[i] ^= 1;
            assert_eq!(key.read(&base64url(&touched)), None, "byte {i}");
        }
        for bad in ["", "a", "____", &format!("{ticket}AAAA")] {
            assert_eq!(key.read(bad), None, "{bad}");
        }
    }
}
