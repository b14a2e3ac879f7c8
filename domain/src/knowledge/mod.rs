//! Spaces of knowledge, the documents in them, and what is found, cited and suggested of these.

mod access;
mod approvals;
mod arrange;
mod attach_file;
mod attachments;
mod change_space;
pub mod citing;
mod compare_versions;
mod create_page;
mod document;
mod document_tree;
mod document_versions;
mod documents;
mod edit_document;
pub mod ingestion;
mod knowledge_tags;
mod links;
mod remove_document;
mod restrict_document;
pub mod retrieval;
mod reviews;
mod shared_document;
mod shares;
mod show_document;
mod show_space;
mod space;
mod space_holders;
mod spaces;
pub mod suggesting;
mod version;

pub use access::{Access, AccessRow, EVERYBODY, HOLDERS_MAX, HolderKind, SpaceRole, role_of};
pub use approvals::{ApproveDocument, AskApproval, PublishDocument, RejectDocument};
pub use arrange::{MoveDocument, TagDocument};
pub use attach_file::{AttachFile, CancelAttachment, SendAttachment, ShowAttachmentUpload};
pub use attachments::{Attachments, DownloadAttachment, RemoveAttachment};
pub use change_space::{ArchiveSpace, CreateSpace, EditSpace, RestoreSpace, SetSpaceAccess, SpaceCreated};
pub use compare_versions::{CompareVersions, ComparedVersions};
pub use create_page::{CreatePage, DocumentMade};
pub use document::{
    Creation, Document, DocumentCommand, DocumentEvent, DocumentRefusal, DocumentState, DocumentStatus, SHARES_MAX,
    TAGS_MAX, VERSIONS_MAX,
};
pub use document_tree::{DocumentTree, TREE_MAX, TreeRow};
pub use document_versions::{DocumentVersionRow, DocumentVersions};
pub use documents::{DocumentRow, DocumentSort, Documents};
pub use edit_document::{DocumentEdited, EditDocument, RestoreVersion};
pub use knowledge_tags::{KnowledgeTags, TagRow};
pub use links::{
    DOCUMENT_PATH, address_of, attachment_address, attachment_of, attachments_in, document_of, link_text, links_in,
};
pub use remove_document::{RemoveDocument, RestoreDocument};
pub use restrict_document::RestrictDocument;
pub use reviews::{ReviewRow, ReviewSort, Reviews};
pub use shared_document::{OpenSharedDocument, SharedDocument};
pub use shares::{DocumentShares, RevokeShare, SHARE_DAYS_DEFAULT, SHARE_DAYS_MAX, ShareDocument, ShareMade, ShareRow};
pub use show_document::{DocumentDetail, Heading, LinkedDocument, ShowDocument};
pub use show_space::{ShowSpace, SpaceDetail};
pub use space::{Space, SpaceCommand, SpaceEvent, SpaceRefusal, SpaceState};
pub use space_holders::{HolderRow, HolderSort, SpaceHolders};
pub use spaces::{SpaceRow, SpaceSort, Spaces};
pub use version::{BODY_CHARS_MAX, By, DocumentKind, FileVersion, TITLE_CHARS_MAX, TextFormat, VersionStatus, Written};
