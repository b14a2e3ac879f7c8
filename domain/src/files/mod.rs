//! Files: their versions, who may see them, and how they arrive in parts. The bytes themselves never pass through here.

mod begin_upload;
mod cancel_upload;
mod download;
mod file;
mod link_file;
mod list;
mod media;
mod name;
mod open_file_link;
mod owner;
mod preview;
mod remove_file;
mod rename_file;
mod restore_file;
mod show_file;
mod show_upload;
mod size;
mod upload_part;

pub use begin_upload::BeginUpload;
pub use cancel_upload::CancelUpload;
pub use download::Download;
pub use file::{Content, File, FileCommand, FileEvent, FileRefusal, FileState, FileStatus};
pub use link_file::{FileLinkMade, LINK_HOURS_DEFAULT, LINK_HOURS_MAX, LinkFile};
pub use list::{FileRow, FileSort, Files};
pub use media::{ALLOWED, Display, Media, MediaFamily, Proof, media_of};
pub(crate) use name::file_name;
pub use open_file_link::OpenFileLink;
pub use owner::{FileOwner, FileOwnerKind, Use};
pub use preview::Preview;
pub use remove_file::RemoveFile;
pub use rename_file::RenameFile;
pub use restore_file::RestoreFile;
pub use show_file::{FileDetail, FileVersion, ShowFile};
pub use show_upload::{ShowUpload, UploadDetail, UploadStatus};
pub use size::readable_bytes;
pub use upload_part::UploadPart;

/// The largest file, in bytes: 5 GiB.
pub const FILE_BYTES_MAX: u64 = 5 * 1024 * 1024 * 1024;

/// Bytes of a part that a client is asked to send at once; each full part is kept when the connection breaks.
pub const PART_BYTES: u32 = 4 * 1024 * 1024;
