use crate::kernel::{Example, FileId, Moment, UploadId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How far an upload is, so that it can be gone on with.
#[operation(query, files, rest = GET "/uploads/{id}", needs = WriteFiles, entitlement = Files, output = UploadDetail)]
pub struct ShowUpload {
    /// The upload.
    pub id: UploadId,
}

words! {
    /// Where an upload stands.
    UploadStatus {
        /// Bytes are missing, or their check is.
        Open = "open",
        /// The file is there.
        Done = "done",
        /// The content was refused.
        Refused = "refused",
    }
}

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UploadDetail {
    /// Its id.
    pub id: UploadId,
    /// The name of the file.
    pub name: String,
    /// Bytes of the whole file.
    pub size_bytes: u64,
    /// Bytes that have arrived and are kept; the next part begins here.
    pub offset: u64,
    /// Bytes that a part should have. A part other than the last has a multiple of 65,536 bytes at least.
    pub part_bytes: u32,
    /// Where it stands.
    pub status: UploadStatus,
    /// The code of the refusal, where the content was refused.
    pub refusal: Option<String>,
    /// The file, once it is there.
    pub file_id: Option<FileId>,
    /// The number of the version that came of it.
    pub version: Option<u32>,
    /// When it is given up unless another part comes.
    pub expires_at: Moment,
}

impl Example for ShowUpload {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

/// The upload of all examples.
pub(super) fn example_id() -> UploadId {
    UploadId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f02))
}
