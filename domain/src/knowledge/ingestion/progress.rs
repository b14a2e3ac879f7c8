//! How far a version is on its way into the index, and what stands in its way.

use crate::knowledge::retrieval::Place;
use crate::words;
use serde::{Deserialize, Serialize};

/// Faults of one version that are kept; of more, as of a table without any good row, the first ones say enough.
pub const FAULTS_MAX: usize = 200;

words! {
    /// Where the approved version of a document stands on its way into the index.
    IngestionStatus {
        /// Others are read first, or something has to change before it is read.
        Waiting = "waiting",
        /// Its text is read and cut into passages.
        Reading = "reading",
        /// Its passages are turned into vectors.
        Embedding = "embedding",
        /// It is found.
        Indexed = "indexed",
        /// It can't be read.
        Failed = "failed",
    }
}

words! {
    /// What is to be known of it besides.
    IngestionNote {
        /// It waits: the tenant has no tokens of models left this month.
        NoTokens = "no_tokens",
        /// It is found by its words alone: the installation has no sentence model.
        NoVectors = "no_vectors",
        /// There are files of this kind that aren't read, as pictures and recordings.
        NotReadable = "not_readable",
        /// Its file was removed.
        FileGone = "file_gone",
        /// Something of ours failed; it is tried again by itself.
        TriedAgain = "tried_again",
    }
}

/// Something that can't be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IngestionFault {
    /// What is wrong: `encrypted`, `no_text`, `row_too_short` …
    pub code: String,
    /// Where: a page, a sheet, a row. Empty where the whole is at fault.
    pub place: Place,
    /// What stands there instead, where that helps.
    pub detail: Option<String>,
}
