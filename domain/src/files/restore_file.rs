use super::show_file::example_id;
use crate::kernel::{Example, FileId};
use domain_macros::operation;

/// Brings a removed file back, with all its versions.
#[operation(command, files, rest = POST "/files/{id}/restore", needs = WriteFiles, entitlement = Files)]
pub struct RestoreFile {
    /// The file.
    pub id: FileId,
}

impl Example for RestoreFile {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
