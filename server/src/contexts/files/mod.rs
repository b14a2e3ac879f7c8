//! Files: uploads in parts, versions, downloads, previews and links. The bytes go to the object store, sealed; a
//! database transaction is never open while they do.

mod begin_upload;
mod cancel_upload;
mod caretaker;
mod complete;
mod content;
mod destroy;
mod download;
mod figures;
mod findable;
mod forget;
mod kept;
mod link_file;
mod link_token;
mod list;
mod objects;
mod open_file_link;
mod owned;
mod owners;
mod parcel;
mod preview;
mod projection;
mod quota;
mod remove_file;
mod rename_file;
mod restore_file;
mod show_file;
mod show_upload;
mod upload_part;
mod uploads;
mod whole;
mod writable;

pub use begin_upload::begin_upload;
pub use cancel_upload::cancel_upload;
pub use caretaker::{TidyFiles, tidy};
pub use content::Version;
pub use destroy::{destroy, files_of};
pub use figures::bytes_by_tenant;
pub use forget::forget;
pub use kept::{KEPT, OwnVersion, content_of, versions_by};
pub use link_token::{Claim, LinkKey};
pub use list::of_owner as files_owned;
pub use objects::release_tenant;
pub use owned::{content_owned, owners_of, remove_owned, upload_owned};
pub use parcel::{Packed, Parcel, download as download_parcel, keep_until, release};
pub use quota::{bytes_used, check as check_room, look as look_for_room, wait as wait_for_room};
pub use upload_part::upload_part;
pub use whole::{version_of, whole};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(begin_upload)
        .serve_upload(upload_part)
        .serve(show_upload::show_upload)
        .serve(cancel_upload)
        .serve(list::files)
        .serve(show_file::show_file)
        .serve(rename_file::rename_file)
        .serve(remove_file::remove_file)
        .serve(restore_file::restore_file)
        .serve(link_file::link_file)
        .serve_download(download::download)
        .serve_download(preview::preview)
        .serve_download(open_file_link::open_file_link)
}
