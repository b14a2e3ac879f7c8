//! The audit: what people did that is no event ([`Access`]), and the seals over everything. Events are written by the
//! store; plain reads are counted in the metrics and stand nowhere here.

mod access;
mod at_work;
mod failures;
mod of_person;
mod people;
mod reader;
mod repeats;
mod sealing;
pub mod seals;
mod trail;

pub use access::{Access, addresses, write};
pub use at_work::Worker;
pub use failures::{failed_sign_ins, write_repeats};
pub use of_person::{events_about, trail_of};
pub use people::{last_signed_in, people_by_day};
pub use reader::{Entry, entries, of_same_request, seals as seal_list, written_by};
pub use sealing::{Sealing, sealing};
pub use trail::{exported, refused, sign_in_failed, subject_of, used};

use crate::Stop;
use repeats::Repeats;
use seals::Signer;
use std::path::PathBuf;

/// What the audit of one process holds.
pub struct Audit {
    /// The key that seals are signed with.
    pub signer: Signer,
    /// The folder of the checkpoints.
    pub checkpoints: PathBuf,
    repeats: Repeats,
}

impl Audit {
    /// With the installation's secret, those that it had before, and the folder of its checkpoints.
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8], earlier: &[Vec<u8>], checkpoints: PathBuf) -> Result<Self, Stop> {
        Ok(Self { signer: Signer::new(secret, earlier)?, checkpoints, repeats: Repeats::default() })
    }
}
