//! The form of an object: AES-256-GCM in chunks, so that a range is read without the rest.
//!
//! This is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse
//! Misuse-Resistance", 2015): a chunk's nonce holds its number and whether it is the last, so that a chunk that is
//! missing, moved or cut off doesn't open. The key belongs to one object and to one writing of it, hence the rest of
//! the nonce is zero; the object's name is authenticated with each chunk, so that objects can't be exchanged.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

/// Bytes of content in a chunk; the last may have fewer.
pub const CHUNK_BYTES: usize = 64 * 1024;
/// Bytes that sealing adds to a chunk.
const TAG_BYTES: usize = 16;
/// Bytes of a full chunk in the store.
pub(super) const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;

/// The key of one object, drawn for one writing of it.
#[derive(Clone)]
pub struct ObjectKey(pub [u8; 32]);

impl core::fmt::Debug for ObjectKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("ObjectKey(…)")
    }
}

/// Where a chunk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Inside,
    Last,
}

/// Seals and opens the chunks of one object.
pub(super) struct Chunks {
    key: LessSafeKey,
    name: String,
}

impl Chunks {
    /// `name` is authenticated with each chunk.
    pub(super) fn new(key: &ObjectKey, name: &str) -> Option<Self> {
        let key = UnboundKey::new(&AES_256_GCM, &key.0).ok()?;
        Some(Self { key: LessSafeKey::new(key), name: name.to_owned() })
    }

    /// Seals the content in place; `None` beyond what the cipher takes.
    pub(super) fn seal(&self, number: u32, standing: Standing, chunk: &mut Vec<u8>) -> Option<()> {
        let aad = Aad::from(self.name.as_bytes());
        self.key.seal_in_place_append_tag(nonce(number, standing), aad, chunk).ok()
    }

    /// Opens a sealed chunk in place and answers the content; `None` where it isn't the chunk that was sealed there.
    pub(super) fn open<'a>(&self, number: u32, standing: Standing, chunk: &'a mut [u8]) -> Option<&'a [u8]> {
        let aad = Aad::from(self.name.as_bytes());
        self.key.open_in_place(nonce(number, standing), aad, chunk).ok().map(|content| &*content)
    }
}

fn nonce(number: u32, standing: Standing) -> Nonce {
    let mut nonce = [0; 12];
    nonce[7..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(standing == Standing::Last);
    Nonce::assume_unique_for_key(nonce)
}

/// The number of the last chunk of so many bytes. An empty content has one chunk, an empty one.
pub(super) const fn last_chunk(bytes: u64) -> u64 {
    bytes.saturating_sub(1) / CHUNK_BYTES as u64
}

/// Bytes that an object of this content takes in the store.
pub const fn sealed_length(bytes: u64) -> u64 {
    bytes + (last_chunk(bytes) + 1) * TAG_BYTES as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(name: &str) -> Chunks {
        Chunks::new(&ObjectKey([7; 32]), name).unwrap()
    }

    #[test]
    fn a_chunk_opens_only_where_it_was_sealed() {
        let mut sealed = b"cumin".to_vec();
        chunks("a").seal(3, Standing::Inside, &mut sealed).unwrap();
        assert_eq!(chunks("a").open(3, Standing::Inside, &mut sealed.clone()), Some(&b"cumin"[..]));
        assert_eq!(chunks("a").open(4, Standing::Inside, &mut sealed.clone()), None, "moved");
        assert_eq!(chunks("a").open(3, Standing::Last, &mut sealed.clone()), None, "cut off behind it");
        assert_eq!(chunks("b").open(3, Standing::Inside, &mut sealed.clone()), None, "another object");
        sealed[0] ^= 1;
        assert_eq!(chunks("a").open(3, Standing::Inside, &mut sealed), None, "touched");
    }

    #[test]
    fn sixteen_bytes_a_chunk_are_added() {
        let chunk = CHUNK_BYTES as u64;
        let lengths = [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk].map(sealed_length);
        assert_eq!(lengths, [16, 17, chunk + 15, chunk + 16, chunk + 33, 3 * chunk + 48]);
    }
}
