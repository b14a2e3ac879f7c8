use super::show_file::example_id;
use crate::kernel::{Example, FileId};
use domain_macros::operation;

/// Removes a file with all its versions. It can be restored for 30 days, and takes its place in the quota until then.
#[operation(command, files, rest = DELETE "/files/{id}", needs = WriteFiles, entitlement = Files)]
pub struct RemoveFile {
    /// The file.
    pub id: FileId,
}

impl Example for RemoveFile {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
