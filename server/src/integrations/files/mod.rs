//! Where the bytes of files are: an object store, a folder or S3, that never sees what it keeps.
//!
//! `sealed` is the form of an object, pure; `vault` reads and writes objects; `place` opens the store that the settings
//! name. `kind`, `scan` and `thumbnail` look at content on its way in.

mod fault;
mod kind;
mod place;
mod scan;
mod sealed;
mod thumbnail;
mod vault;

pub use fault::Fault;
pub use kind::{Mismatch, check};
pub use place::{Access, open};
pub use scan::{Eicar, Scan, Scanner, Verdict};
pub use sealed::{CHUNK_BYTES, ObjectKey, sealed_length};
pub use thumbnail::{Made, TEXT_BYTES_MAX, picture, text};
pub use vault::{Object, Pieces, Vault, Writer};

use crate::contexts::files::LinkKey;
use std::sync::Arc;

/// What the context `files` works with; cheap to clone.
#[derive(Clone)]
pub struct Files {
    /// Keeps the sealed bytes.
    pub vault: Vault,
    /// Looks for malware.
    pub scanner: Arc<dyn Scanner>,
    /// Bytes that a tenant may keep, all versions together.
    pub quota_bytes: u64,
    /// Signs links.
    pub links: LinkKey,
}
