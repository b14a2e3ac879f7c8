use super::{FILE_BYTES_MAX, FileOwner, UploadDetail, name};
use crate::kernel::{Example, FileId};
use domain_macros::operation;

/// Announces a file that will come in parts. The answer names the upload and the size of its parts; the file is there
/// once the last byte has arrived and its content was checked.
#[operation(command, files, rest = POST "/uploads", needs = WriteFiles, entitlement = Files, output = UploadDetail, creates)]
pub struct BeginUpload {
    /// What people call the file, its extension included; 1 to 255 characters.
    #[garde(length(chars, max = 255), custom(name::file_name))]
    pub name: String,
    /// Bytes of the whole file, 1 to 5 GiB.
    #[garde(range(min = 1, max = FILE_BYTES_MAX))]
    pub size_bytes: u64,
    /// What the file says it is, `image/png`; by its name's extension unless told. The content has to agree.
    #[garde(inner(length(min = 1, max = 120)))]
    pub media_type: Option<String>,
    /// The file that this becomes a new version of; a new file unless told.
    pub file_id: Option<FileId>,
    /// What a new file belongs to; the tenant's workspace unless told. A version stays with its file's owner.
    pub owner: Option<FileOwner>,
}

impl Example for BeginUpload {
    fn example() -> Self {
        Self {
            name: "spice-list.csv".into(),
            size_bytes: 2_048,
            media_type: Some("text/csv".into()),
            file_id: None,
            owner: None,
        }
    }
}
