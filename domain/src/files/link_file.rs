use super::show_file::example_id;
use crate::Moment;
use crate::kernel::{Example, FileId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Hours that a link lasts unless told.
pub const LINK_HOURS_DEFAULT: u32 = 24;
/// Hours that a link lasts at most: 30 days.
pub const LINK_HOURS_MAX: u32 = 30 * 24;

/// Makes a link to a version of a file that opens without signing in, until it expires or the file is removed.
#[operation(command, files, rest = POST "/files/{id}/links", needs = WriteFiles, entitlement = Files, output = FileLinkMade, creates)]
pub struct LinkFile {
    /// The file.
    pub id: FileId,
    /// The number of the version, from 1; the newest unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
    /// Hours until it expires, 1 to 720; 24 unless told.
    #[garde(inner(range(min = 1, max = LINK_HOURS_MAX)))]
    pub hours: Option<u32>,
}

/// A link that opens without signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FileLinkMade {
    /// The file.
    pub id: FileId,
    /// The path below the address that people use: `/api/v1/file-links/…`.
    pub path: String,
    /// When it stops opening.
    pub expires_at: Moment,
}

impl Example for LinkFile {
    fn example() -> Self {
        Self { id: example_id(), version: None, hours: Some(48) }
    }
}
