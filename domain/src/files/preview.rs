use super::show_file::example_id;
use crate::kernel::{Example, FileId};
use domain_macros::operation;

/// A small picture of an image, or the first lines of a text; 404 where the file has no preview.
#[operation(download, files, rest = GET "/files/{id}/preview", needs = ReadFiles, entitlement = Files)]
pub struct Preview {
    /// The file.
    pub id: FileId,
    /// The number of the version, from 1; the newest unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
}

impl Example for Preview {
    fn example() -> Self {
        Self { id: example_id(), version: None }
    }
}
