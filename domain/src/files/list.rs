use super::{FileStatus, MediaFamily};
use crate::kernel::{Example, FileId, LIMIT_MAX, Moment, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The files of the tenant's workspace, with search, filter and order.
#[operation(query, files, rest = GET "/files", needs = ReadFiles, entitlement = Files, output = Page<FileRow>)]
#[derive(Default)]
pub struct Files {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; last changed first unless told.
    pub sort: Option<FileSort>,
    /// Part of the name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only this kind of thing.
    pub family: Option<MediaFamily>,
    /// Kept unless told; removed ones can be restored.
    pub status: Option<FileStatus>,
}

words! {
    /// The order of the list.
    FileSort {
        /// Last changed last.
        UpdatedAt = "updatedAt",
        /// Last changed first.
        UpdatedAtDown = "-updatedAt",
        /// By name, A first.
        Name = "name",
        /// By name, Z first.
        NameDown = "-name",
        /// Smallest first.
        SizeBytes = "sizeBytes",
        /// Largest first.
        SizeBytesDown = "-sizeBytes",
    }
}

/// A file in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FileRow {
    /// Its id.
    pub id: FileId,
    /// What people call it.
    pub name: String,
    /// Kept or removed.
    pub status: FileStatus,
    /// What the newest version is, `image/png`.
    pub media_type: String,
    /// The kind of thing that it is.
    pub family: MediaFamily,
    /// Bytes of the newest version.
    pub size_bytes: u64,
    /// The number of the newest version.
    pub version: u32,
    /// Whether the newest version has a preview.
    pub has_preview: bool,
    /// Who sent the newest version.
    pub added_by_name: String,
    /// When the newest version came or the name changed.
    pub updated_at: Moment,
}

impl Example for Files {
    fn example() -> Self {
        Self { limit: Some(20), family: Some(MediaFamily::Image), ..Self::default() }
    }
}
