use super::{FileOwner, FileStatus, MediaFamily};
use crate::kernel::{Example, FileId, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One file with all its versions; a removed one too.
#[operation(query, files, rest = GET "/files/{id}", needs = ReadFiles, entitlement = Files, output = FileDetail)]
pub struct ShowFile {
    /// The file.
    pub id: FileId,
}

/// One file with all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FileDetail {
    /// Its id.
    pub id: FileId,
    /// What people call it.
    pub name: String,
    /// What it belongs to; whoever may read that may read the file.
    pub owner: FileOwner,
    /// Kept or removed.
    pub status: FileStatus,
    /// What the newest version is, `image/png`.
    pub media_type: String,
    /// The kind of thing that it is.
    pub family: MediaFamily,
    /// Bytes of the newest version.
    pub size_bytes: u64,
    /// SHA-256 of the newest version, in hexadecimal.
    pub checksum: String,
    /// The number of the newest version.
    pub version: u32,
    /// Whether the newest version has a preview.
    pub has_preview: bool,
    /// When its first version came.
    pub created_at: Moment,
    /// When its newest version came or its name changed.
    pub updated_at: Moment,
    /// When it was removed.
    pub removed_at: Option<Moment>,
    /// All versions, newest first.
    pub versions: Vec<FileVersion>,
}

/// One version of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FileVersion {
    /// Its number, from 1.
    pub number: u32,
    /// What it is, `image/png`.
    pub media_type: String,
    /// Its bytes.
    pub size_bytes: u64,
    /// SHA-256, in hexadecimal.
    pub checksum: String,
    /// When it came.
    pub added_at: Moment,
    /// Who sent it.
    pub added_by_name: String,
}

impl Example for ShowFile {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

/// The file of all examples.
pub(super) fn example_id() -> FileId {
    FileId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f01))
}
