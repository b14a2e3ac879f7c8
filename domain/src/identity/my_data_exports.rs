use crate::kernel::{DataExportId, Example, JobId, Moment};
use crate::platform::JobStatus;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The copies of everything that Portico keeps about oneself: the one that waits to be fetched, and the one that is being
/// made.
#[operation(query, identity, rest = GET "/me/data-exports", needs = SignedIn, output = DataExports, danger)]
pub struct MyDataExports {}

/// What there is of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DataExports {
    /// The last that one asked for oneself, unless it is ready.
    pub under_way: Option<DataExportUnderWay>,
    /// Those that can be fetched, the newest first.
    pub ready: Vec<DataExportRow>,
}

/// A copy that isn't there yet, or that never came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DataExportUnderWay {
    /// The job that makes it.
    pub job_id: JobId,
    /// Where it stands.
    pub status: JobStatus,
    /// Steps that are done.
    pub done: u64,
    /// Steps that there are; absent while nobody knows.
    pub total: Option<u64>,
    /// When it was asked for.
    pub asked_at: Moment,
}

/// A copy that can be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DataExportRow {
    /// Its id.
    pub id: DataExportId,
    /// Bytes of the file.
    pub size_bytes: u64,
    /// When it was made.
    pub made_at: Moment,
    /// When it is destroyed.
    pub expires_at: Moment,
    /// Whether somebody else asked for it on one's behalf.
    pub asked_by_others: bool,
}

impl Example for MyDataExports {
    fn example() -> Self {
        Self {}
    }
}
