use super::show_file::example_id;
use crate::kernel::{Example, FileId};
use domain_macros::operation;

/// A file's content, whole or in ranges.
#[operation(download, files, rest = GET "/files/{id}/content", needs = ReadFiles, entitlement = Files)]
pub struct Download {
    /// The file.
    pub id: FileId,
    /// The number of the version, from 1; the newest unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
}

impl Example for Download {
    fn example() -> Self {
        Self { id: example_id(), version: None }
    }
}
