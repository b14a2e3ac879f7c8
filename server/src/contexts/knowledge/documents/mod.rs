//! Documents: their versions, who reads which, and what is asked of them.

mod approve;
mod arrange;
mod attach;
mod attached;
mod compare;
mod findable;
mod found;
mod links;
mod list;
mod open_shared;
mod projected_suggestions;
mod projected_versions;
mod projection;
mod remove;
mod restrict;
mod reviews;
mod share;
mod show;
mod tags;
mod tree;
mod version;
mod versions;
mod write;

pub use found::{FoundDocument, find_document};
pub(super) use list::count_of;
pub(super) use version::version_of;
pub(super) use write::has_room_to_write;

use crate::gateway::{Context, GatewayBuilder};
use domain::Refusal;
use domain::knowledge::By;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::documents)
        .serve(tree::document_tree)
        .serve(show::show_document)
        .serve(versions::document_versions)
        .serve(compare::compare_versions)
        .serve(write::create_page)
        .serve(write::edit_document)
        .serve(write::restore_version)
        .serve(attached::attachments)
        .serve_download(attached::download_attachment)
        .serve(attached::remove_attachment)
        .serve(attach::attach_file)
        .serve_upload(attach::send_attachment)
        .serve(attach::show_attachment_upload)
        .serve(attach::cancel_attachment)
        .serve(approve::publish_document)
        .serve(approve::ask_approval)
        .serve(approve::approve_document)
        .serve(approve::reject_document)
        .serve(arrange::move_document)
        .serve(arrange::tag_document)
        .serve(restrict::restrict_document)
        .serve(remove::remove_document)
        .serve(remove::restore_document)
        .serve(share::share_document)
        .serve(share::revoke_share)
        .serve(share::document_shares)
        .serve(open_shared::open_shared_document)
        .serve(tags::knowledge_tags)
        .serve(reviews::reviews)
}

/// Whoever asks, as documents keep it.
///
/// # Errors
/// `not_signed_in` where it is the installation itself.
pub(super) fn by(cx: &Context) -> Result<By, Refusal> {
    let actor = cx.actor()?;
    Ok(By(actor.person_id, actor.name.clone()))
}
