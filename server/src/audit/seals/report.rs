//! What verifying found, in sentences for the operator.

use super::leaf::Place;
use core::fmt;

/// What verifying found.
#[derive(Debug, Default)]
pub struct Report {
    /// Seals that were looked at.
    pub seals: usize,
    /// Rows that they cover.
    pub rows: usize,
    /// Rows that no seal covers yet.
    pub unsealed: usize,
    /// Seals that had no checkpoint in the folder.
    pub without_checkpoint: usize,
    /// What is wrong: rows first, in the order of the log, of each batch the first; then seals.
    pub findings: Vec<Finding>,
}

/// Something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The seal that says so.
    pub seal: i64,
    /// What it is.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A row says something else than it did.
    Altered(Place),
    /// A row is gone.
    Missing(Place),
    /// A row stands among the sealed ones that wasn't there.
    Inserted(Place),
    /// A row stands at another place than it did.
    Reordered(Place),
    /// Something within the batch; there is no checkpoint to say what.
    Batch {
        /// The last transaction before it.
        from: i64,
        /// Its last transaction.
        to: i64,
    },
    /// The seal in the database isn't the one that was signed.
    SealAltered,
    /// The seal isn't in the database.
    SealMissing,
    /// The seal doesn't go on from the one before.
    ChainBroken,
    /// The checkpoint isn't what this installation signed.
    CheckpointForged,
}

impl Wrong {
    /// The row that it is about.
    pub const fn place(&self) -> Option<&Place> {
        match self {
            Self::Altered(place) | Self::Missing(place) | Self::Inserted(place) | Self::Reordered(place) => Some(place),
            _ => None,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seal = self.seal;
        match &self.wrong {
            Wrong::Altered(place) => write!(f, "seal {seal}: altered: {place}"),
            Wrong::Missing(place) => write!(f, "seal {seal}: missing: {place}"),
            Wrong::Inserted(place) => write!(f, "seal {seal}: inserted: {place}"),
            Wrong::Reordered(place) => write!(f, "seal {seal}: reordered: {place}"),
            Wrong::Batch { from, to } => write!(
                f,
                "seal {seal}: something in the transactions after {from} up to {to} isn't as it was; \
                 a folder with the checkpoint would name it"
            ),
            Wrong::SealAltered => write!(f, "seal {seal}: the seal in the database isn't the one that was signed"),
            Wrong::SealMissing => write!(f, "seal {seal}: the seal is missing in the database"),
            Wrong::ChainBroken => write!(f, "seal {seal}: it doesn't go on from the seal before"),
            Wrong::CheckpointForged => write!(f, "seal {seal}: its checkpoint isn't what this installation signed"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        let verdict = if self.findings.is_empty() { "is as it was sealed" } else { "was tampered with" };
        write!(
            f,
            "The log {verdict}: {} rows under {} seals, {} not sealed yet",
            self.rows, self.seals, self.unsealed
        )?;
        if self.without_checkpoint > 0 {
            write!(f, "; {} seals without a checkpoint in the folder", self.without_checkpoint)?;
        }
        write!(f, ".")
    }
}
