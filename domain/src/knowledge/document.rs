//! The aggregate of one document: a row of versions, of which readers see the one that was approved last, whatever is being
//! written. What needs no approval is approved when it is published, so that one event says what readers and the index see from now on.
//!
//! Titles and texts lie under a key of the document's own: when it is removed for good, that is destroyed.

use super::space::kept_by;
use super::suggesting::Suggested;
use super::{Access, By, DocumentKind, FileVersion, TextFormat, VersionStatus, Written};
use crate::kernel::{Aggregate, DocumentId, Moment, PersonId, Personal, Refusal, ShareId, SpaceId};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// Versions that a document may have.
pub const VERSIONS_MAX: u32 = 5_000;
/// Tags of a document at most.
pub const TAGS_MAX: usize = 20;
/// Links of a document that open at once.
pub const SHARES_MAX: usize = 20;

words! {
    /// Whether a document is there.
    DocumentStatus {
        /// It is there.
        Kept = "kept",
        /// It was removed and can be restored.
        Removed = "removed",
        /// Its words are destroyed.
        Purged = "purged",
    }
}

/// The aggregate; all functions are static.
pub struct Document;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DocumentState {
    /// Whether it is there; `None` before it was made.
    pub status: Option<DocumentStatus>,
    /// The space that it stands in.
    pub space: Option<SpaceId>,
    /// The document that it stands below.
    pub parent: Option<DocumentId>,
    /// What it is.
    pub kind: Option<DocumentKind>,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// Who reads it, where not everybody of its space does.
    pub readers: Option<Vec<Access>>,
    /// Its versions, of which the first is version 1.
    pub versions: Vec<VersionState>,
    /// The version that readers see.
    pub approved: Option<u32>,
    /// The review that goes on.
    pub review: Option<Review>,
    /// When its approval is over; `None`: never, or it is over already.
    pub expires_at: Option<Moment>,
    /// The links that open it without signing in.
    pub shares: Vec<ShareId>,
    /// Suggestions that were accepted or dismissed.
    pub settled: Vec<Suggested>,
    /// Who asked for the approval that holds, or gave it without being asked.
    answers_for: Option<PersonId>,
}

/// A version, as far as it is decided upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "DocumentVersionState"))]
pub struct VersionState {
    /// Where it stands.
    pub status: VersionStatus,
    /// Who wrote it.
    pub by: PersonId,
}

/// A review that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "DocumentReview"))]
pub struct Review {
    /// The version.
    pub version: u32,
    /// Who was asked.
    pub reviewers: Vec<PersonId>,
    /// Who asked.
    pub asked_by: PersonId,
    /// Days that the approval will last.
    pub days: Option<u16>,
}

/// What can be asked of a document.
pub enum DocumentCommand {
    /// Make it with its first version. `approved`: readers see that at once.
    Create(Box<Creation>),
    /// Write: the writer's own draft goes on, else there is a new one. `base` is the version that they began with.
    Write { id: DocumentId, base: u32, written: Written, by: By },
    /// Add a whole version. `approved`: readers see it at once.
    Add { id: DocumentId, written: Written, restored_from: Option<u32>, approved: bool, by: By },
    /// Let readers see the newest version. `approval`: the space wants somebody else to approve it first.
    Publish { approval: bool, by: By },
    /// Ask others to approve the newest version.
    AskApproval { reviewers: Vec<PersonId>, days: Option<u16>, by: PersonId },
    /// Approve a version. `keeps`: whoever does keeps the space.
    Approve { version: u32, keeps: bool, by: By },
    /// Say no to a version.
    Reject { version: u32, keeps: bool, why: String, by: By, id: DocumentId },
    /// Put it somewhere else.
    Move { space: SpaceId, parent: Option<DocumentId> },
    /// File it under these.
    Tag { tags: Vec<String> },
    /// Bound who reads it, or bound it no more.
    Restrict { readers: Option<Vec<Access>>, by: PersonId },
    /// Let whoever holds a link read it until then.
    Share { share: ShareId, token_hash: String, expires_at: Moment, by: By },
    /// Let a link open it no more.
    Revoke { share: ShareId },
    /// Take it away.
    Remove,
    /// Bring it back.
    Restore,
    /// Destroy it.
    Purge,
    /// Its approval is over, if it is by now.
    Expire,
    /// Take a tag that was suggested: file it under that as well.
    AcceptTag { tag: String, by: PersonId },
    /// Take a link that was suggested. `written` is version `base` with it; `None` where that leads there already.
    AcceptLink { id: DocumentId, to: DocumentId, base: u32, written: Option<Written>, by: By },
    /// Have a suggestion never come back.
    DismissSuggestion { suggested: Suggested, by: PersonId },
}

/// A document as it is made.
pub struct Creation {
    /// Its id.
    pub id: DocumentId,
    /// The space.
    pub space: SpaceId,
    /// The document that it stands below.
    pub parent: Option<DocumentId>,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// The first version.
    pub written: Written,
    /// Whether readers see it at once.
    pub approved: bool,
    /// Who makes it.
    pub by: By,
}

/// What can have happened to a document.
#[events(Document, version = 1, audience = ReadKnowledge)]
pub enum DocumentEvent {
    /// It was made; its first version follows.
    DocumentCreated {
        space: SpaceId,
        parent: Option<DocumentId>,
        kind: DocumentKind,
        tags: Vec<String>,
        created_by: PersonId,
        created_by_name: Personal<String>,
    },
    /// There is another version of it, as a draft.
    DocumentVersionAdded {
        version: u32,
        title: Personal<String>,
        body: Option<Personal<String>>,
        format: TextFormat,
        file: Option<FileVersion>,
        restored_from: Option<u32>,
        added_by: PersonId,
        added_by_name: Personal<String>,
    },
    /// Whoever writes its draft went on.
    DraftChanged { version: u32, title: Personal<String>, body: Option<Personal<String>> },
    /// These were asked to approve a version.
    ApprovalAsked { version: u32, reviewers: Vec<PersonId>, days: Option<u16>, person_id: PersonId },
    /// This version is what readers and the index see from now on. `told` asked for it.
    DocumentApproved {
        version: u32,
        expires_at: Option<Moment>,
        person_id: PersonId,
        approved_by_name: Personal<String>,
        told: Option<PersonId>,
    },
    /// Whoever reviewed a version said no. `told` asked for it.
    DocumentRejected { version: u32, why: Personal<String>, person_id: PersonId, told: PersonId },
    /// It stands somewhere else.
    DocumentMoved { space: SpaceId, parent: Option<DocumentId> },
    /// It is filed under these.
    DocumentTagged { tags: Vec<String> },
    /// Only these read it, as far as they read its space; without a list everybody who does.
    DocumentRestricted { readers: Option<Vec<Access>>, person_id: PersonId },
    /// A link was made that opens it without signing in until then. It is known by its hash alone.
    DocumentLinked {
        share: ShareId,
        token_hash: String,
        expires_at: Moment,
        shared_by: PersonId,
        shared_by_name: Personal<String>,
    },
    /// The link opens nothing any more.
    LinkRevoked { share: ShareId },
    /// It was taken away.
    DocumentRemoved {},
    /// It was brought back.
    DocumentRestored {},
    /// Its words were destroyed.
    DocumentPurged {},
    /// The approval of what readers see is over; they see it still, marked so. `told` answer for it.
    ReviewExpired { version: u32, told: Vec<PersonId> },
    /// What was suggested was taken: the tag, or the link to that document.
    SuggestionAccepted { tag: Option<String>, link: Option<DocumentId>, person_id: PersonId },
    /// What was suggested isn't wanted: the tag, or the link to that document.
    SuggestionDismissed { tag: Option<String>, link: Option<DocumentId>, person_id: PersonId },
}

/// Why a document says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentRefusal {
    /// It was made before.
    Exists,
    /// There is no such document, version or suggestion, or its words are destroyed.
    Gone,
    /// It was removed.
    Removed,
    /// It isn't removed.
    NotRemoved,
    /// Somebody else has written this version in the meantime.
    Newer(u32),
    /// It has as many versions as it can.
    Full,
    /// Its space wants somebody else to approve it.
    NeedsApproval,
    /// The version waits for no approval.
    NotInReview,
    /// Readers see no version of it yet.
    NotApproved,
    /// Nobody approves what they wrote themselves.
    OwnVersion,
    /// Whoever says so wasn't asked.
    NotReviewer,
    /// There is nothing new to approve.
    NothingNew,
    /// As many links open it as can.
    TooManyShares,
    /// It is filed under as many tags as can be.
    TooManyTags,
    /// Its newest version is somebody else's, and readers don't see that yet.
    OthersVersion(u32),
}

impl DocumentState {
    /// The number of its newest version; 0 where there is none.
    pub fn newest(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// A version by its number.
    pub fn version(&self, number: u32) -> Option<VersionState> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.versions.get(place).copied()
    }

    /// Whether what this person writes takes the place of the newest version: it is a draft of their own. Else it is a new one.
    pub fn goes_on(&self, by: PersonId) -> bool {
        self.version(self.newest()) == Some(VersionState { status: VersionStatus::Draft, by })
    }
}

impl Aggregate for Document {
    const NAME: &'static str = "document";
    const CONTEXT: &'static str = "knowledge";
    const SNAPSHOT_EVERY: Option<i32> = Some(200);
    type State = DocumentState;
    type Command = DocumentCommand;
    type Event = DocumentEvent;
    type Refusal = DocumentRefusal;

    fn decide(
        state: &DocumentState,
        command: DocumentCommand,
        at: Moment,
    ) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
        decide::decide(state, command, at)
    }

    fn evolve(mut state: DocumentState, event: &DocumentEvent) -> DocumentState {
        match event {
            DocumentEvent::DocumentCreated { space, parent, kind, tags, .. } => {
                state.status = Some(DocumentStatus::Kept);
                state.space = Some(*space);
                state.parent = *parent;
                state.kind = Some(*kind);
                state.tags.clone_from(tags);
            }
            DocumentEvent::DocumentVersionAdded { added_by, .. } => {
                state.supersede(|_, status| status == VersionStatus::Draft);
                state.versions.push(VersionState { status: VersionStatus::Draft, by: *added_by });
            }
            DocumentEvent::DraftChanged { .. } => {}
            DocumentEvent::ApprovalAsked { version, reviewers, days, person_id } => {
                state.supersede(|_, status| status == VersionStatus::InReview);
                state.set(*version, VersionStatus::InReview);
                let (reviewers, asked_by) = (reviewers.clone(), *person_id);
                state.review = Some(Review { version: *version, reviewers, asked_by, days: *days });
            }
            DocumentEvent::DocumentApproved { version, expires_at, person_id, told, .. } => {
                state.supersede(|number, status| match status {
                    VersionStatus::Approved => true,
                    VersionStatus::Draft | VersionStatus::InReview => number < *version,
                    VersionStatus::Rejected | VersionStatus::Superseded => false,
                });
                state.set(*version, VersionStatus::Approved);
                state.approved = Some(*version);
                state.review = state.review.filter(|review| review.version > *version);
                state.expires_at = *expires_at;
                state.answers_for = Some(told.unwrap_or(*person_id));
            }
            DocumentEvent::DocumentRejected { version, .. } => {
                state.set(*version, VersionStatus::Rejected);
                state.review = None;
            }
            DocumentEvent::DocumentMoved { space, parent } => {
                state.space = Some(*space);
                state.parent = *parent;
            }
            DocumentEvent::DocumentTagged { tags } => state.tags.clone_from(tags),
            DocumentEvent::DocumentRestricted { readers, .. } => state.readers.clone_from(readers),
            DocumentEvent::DocumentLinked { share, .. } => state.shares.push(*share),
            DocumentEvent::LinkRevoked { share } => state.shares.retain(|it| it != share),
            DocumentEvent::DocumentRemoved {} => state.status = Some(DocumentStatus::Removed),
            DocumentEvent::DocumentRestored {} => state.status = Some(DocumentStatus::Kept),
            DocumentEvent::DocumentPurged {} => {
                state.status = Some(DocumentStatus::Purged);
                state.shares.clear();
            }
            DocumentEvent::ReviewExpired { .. } => state.expires_at = None,
            DocumentEvent::SuggestionAccepted { tag, link, .. }
            | DocumentEvent::SuggestionDismissed { tag, link, .. } => {
                state.settled.extend(Suggested::of(tag.as_deref(), *link));
            }
        }
        state
    }
}

impl DocumentState {
    fn set(&mut self, number: u32, status: VersionStatus) {
        let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        if let Some(version) = place.and_then(|place| self.versions.get_mut(place)) {
            version.status = status;
        }
    }

    /// Later versions are there in the place of those that fit.
    fn supersede(&mut self, fits: impl Fn(u32, VersionStatus) -> bool) {
        for (number, version) in (1..).zip(&mut self.versions) {
            if fits(number, version.status) {
                version.status = VersionStatus::Superseded;
            }
        }
    }
}

impl From<DocumentRefusal> for Refusal {
    fn from(refusal: DocumentRefusal) -> Self {
        match refusal {
            DocumentRefusal::Exists => Self::conflict(),
            DocumentRefusal::Gone => Self::not_found(),
            DocumentRefusal::Removed => Self::new(410, "document_removed"),
            DocumentRefusal::NotRemoved => Self::new(409, "document_not_removed"),
            DocumentRefusal::Newer(version) => Self::new(409, "document_newer").with("version", version),
            DocumentRefusal::Full => Self::new(409, "document_full").with("max", VERSIONS_MAX),
            DocumentRefusal::NeedsApproval => Self::new(409, "approval_needed"),
            DocumentRefusal::NotInReview => Self::new(409, "not_in_review"),
            DocumentRefusal::NotApproved => Self::new(409, "document_not_approved"),
            DocumentRefusal::OwnVersion => Self::new(403, "own_version"),
            DocumentRefusal::NotReviewer => Self::new(403, "not_reviewer"),
            DocumentRefusal::NothingNew => Self::new(409, "nothing_to_approve"),
            DocumentRefusal::TooManyShares => Self::new(409, "too_many_shares").with("max", SHARES_MAX),
            DocumentRefusal::TooManyTags => Self::new(409, "too_many_tags").with("max", TAGS_MAX),
            DocumentRefusal::OthersVersion(version) => Self::new(409, "version_of_another").with("version", version),
        }
    }
}

#[path = "document_decide.rs"]
mod decide;
#[path = "document_examples.rs"]
mod examples;
pub(super) use examples::{LINA, example_id, example_share};
#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
