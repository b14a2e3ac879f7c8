//! Why bytes can't be had or kept.

use crate::Stop;
use domain::Refusal;

/// Why bytes can't be had or kept.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The object isn't there, is too short or too long, or isn't what was written.
    #[error("the object {object} is damaged: {why}")]
    Damaged {
        /// Names the object in the store.
        object: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The store doesn't answer, or refuses.
    #[error("the object store is away: {0}")]
    Away(#[source] object_store::Error),
}

impl Fault {
    /// What the store said of an object.
    pub(super) fn of(error: object_store::Error, object: &object_store::path::Path) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Damaged { object: object.to_string(), why: "it is missing" },
            other => Self::Away(other),
        }
    }
}

impl From<Fault> for Stop {
    /// Logged here, once: the refusal doesn't name the object.
    fn from(fault: Fault) -> Self {
        match &fault {
            Fault::Damaged { .. } => {
                tracing::error!(%fault, "a file can't be read");
                Refusal::new(500, "file_damaged").into()
            }
            Fault::Away(why) => {
                tracing::warn!(%fault, ?why, "the object store is away");
                Refusal::new(503, "storage_unavailable").into()
            }
        }
    }
}
