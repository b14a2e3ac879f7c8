use super::UploadDetail;
use super::show_upload::example_id;
use crate::kernel::{Example, UploadId};
use domain_macros::operation;

/// The next bytes of an upload, as the request's body. They begin where the upload stands: another offset is refused
/// with the right one. With the last byte the content is checked and the file is there.
#[operation(upload, files, rest = PATCH "/uploads/{id}", needs = WriteFiles, entitlement = Files, output = UploadDetail)]
pub struct UploadPart {
    /// The upload.
    pub id: UploadId,
    /// Bytes of the file that stand before this part.
    pub offset: u64,
}

impl Example for UploadPart {
    fn example() -> Self {
        Self { id: example_id(), offset: 0 }
    }
}
