use super::show_upload::example_id;
use crate::kernel::{Example, UploadId};
use domain_macros::operation;

/// Gives an upload up; what has arrived of it is destroyed.
#[operation(command, files, rest = DELETE "/uploads/{id}", needs = WriteFiles, entitlement = Files)]
pub struct CancelUpload {
    /// The upload.
    pub id: UploadId,
}

impl Example for CancelUpload {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
