use super::document::example_id;
use crate::files::{FILE_BYTES_MAX, UploadDetail, file_name};
use crate::kernel::{DocumentId, Example, UploadId, rules};
use domain_macros::operation;

/// Announces a file that is attached to a document, for whoever writes in that. It comes in parts, as every file does; the answer
/// names the upload and the size of its parts. It is refused where the tenant has no room for it.
#[operation(command, knowledge, rest = POST "/documents/{id}/attachments", needs = WriteKnowledge, entitlement = Files, output = UploadDetail, creates)]
pub struct AttachFile {
    /// The document, which one may write in.
    pub id: DocumentId,
    /// What people call the file, its extension included; 1 to 255 characters.
    #[garde(length(chars, max = 255), custom(file_name))]
    pub name: String,
    /// Bytes of the whole file, 1 to 5 GiB.
    #[garde(range(min = 1, max = FILE_BYTES_MAX))]
    pub size_bytes: u64,
    /// What the file says it is, `image/png`; by its name's extension unless told. The content has to agree.
    #[garde(inner(length(min = 1, max = 120), custom(rules::line)))]
    pub media_type: Option<String>,
}

/// The next bytes of a file that is being attached to a document, as the request's body. They begin where the upload stands:
/// another offset is refused with the right one. With the last byte the content is checked and the file is attached.
#[operation(upload, knowledge, rest = PATCH "/documents/{id}/uploads/{uploadId}", needs = WriteKnowledge, entitlement = Files, output = UploadDetail)]
pub struct SendAttachment {
    /// The document.
    pub id: DocumentId,
    /// The upload.
    pub upload_id: UploadId,
    /// Bytes of the file that stand before this part.
    pub offset: u64,
}

/// How far a file is that is being attached to a document, so that it can be gone on with.
#[operation(query, knowledge, rest = GET "/documents/{id}/uploads/{uploadId}", needs = WriteKnowledge, entitlement = Files, output = UploadDetail)]
pub struct ShowAttachmentUpload {
    /// The document.
    pub id: DocumentId,
    /// The upload.
    pub upload_id: UploadId,
}

/// Gives up a file that is being attached to a document; what has arrived of it is destroyed.
#[operation(command, knowledge, rest = DELETE "/documents/{id}/uploads/{uploadId}", needs = WriteKnowledge, entitlement = Files)]
pub struct CancelAttachment {
    /// The document.
    pub id: DocumentId,
    /// The upload.
    pub upload_id: UploadId,
}

impl Example for AttachFile {
    fn example() -> Self {
        Self { id: example_id(), name: "spice-list.csv".into(), size_bytes: 2_048, media_type: Some("text/csv".into()) }
    }
}

impl Example for SendAttachment {
    fn example() -> Self {
        Self { id: example_id(), upload_id: example_upload(), offset: 0 }
    }
}

impl Example for ShowAttachmentUpload {
    fn example() -> Self {
        Self { id: example_id(), upload_id: example_upload() }
    }
}

impl Example for CancelAttachment {
    fn example() -> Self {
        Self { id: example_id(), upload_id: example_upload() }
    }
}

fn example_upload() -> UploadId {
    UploadId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f02))
}
