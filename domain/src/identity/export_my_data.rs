use crate::kernel::{DataExportId, Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gathers everything that Portico keeps about oneself into one file (GDPR art. 15 and 20): account, memberships,
/// sessions, keys, consents, files, runs, mails and what is on record. The file waits for a week; a newer one takes its
/// place.
#[operation(job, identity, rest = POST "/me/data-exports", needs = SignedIn, output = DataExported, danger)]
pub struct ExportMyData {}

/// The file is there. Only the person themselves can fetch it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DataExported {
    /// Its id.
    pub id: DataExportId,
    /// Bytes of the file.
    pub size_bytes: u64,
    /// When it is destroyed.
    pub expires_at: Moment,
}

impl Example for ExportMyData {
    fn example() -> Self {
        Self {}
    }
}
