//! What a document answers to what is asked of it.

use super::*;
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// The events that follow, or the refusal.
pub(super) fn decide(
    state: &DocumentState,
    command: DocumentCommand,
    at: Moment,
) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
    use DocumentStatus::{Kept, Purged, Removed};
    let events = match (command, state.status) {
        (DocumentCommand::Create(creation), None) => return Ok(created(*creation)),
        (DocumentCommand::Create(_), Some(_)) => return Err(DocumentRefusal::Exists),
        (_, None | Some(Purged)) => return Err(DocumentRefusal::Gone),
        (DocumentCommand::Restore, Some(Removed)) => vec![DocumentEvent::DocumentRestored {}],
        (DocumentCommand::Purge, Some(Removed)) => vec![DocumentEvent::DocumentPurged {}],
        (DocumentCommand::Restore | DocumentCommand::Purge, Some(Kept)) => return Err(DocumentRefusal::NotRemoved),
        (DocumentCommand::Expire, _) => state.expire(at),
        (_, Some(Removed)) => return Err(DocumentRefusal::Removed),
        (DocumentCommand::Write { id, base, written, by }, Some(Kept)) => state.write(id, base, written, by)?,
        (DocumentCommand::Add { id, written, restored_from, approved, by }, Some(Kept)) => {
            let number = state.next_number()?;
            let approval = approved.then(|| published(number, by.clone()));
            [added(id, number, written, restored_from, by)].into_iter().chain(approval).collect()
        }
        (DocumentCommand::Publish { approval, by }, Some(Kept)) => state.publish(approval, by)?,
        (DocumentCommand::AskApproval { reviewers, days, by }, Some(Kept)) => {
            let version = state.unapproved()?;
            let reviewers = BTreeSet::from_iter(reviewers).into_iter().collect();
            vec![DocumentEvent::ApprovalAsked { version, reviewers, days, person_id: by }]
        }
        (DocumentCommand::Approve { version, keeps, by }, Some(Kept)) => {
            let review = state.reviewed(version, keeps, by.0)?;
            let until = review.days.and_then(|days| at.0.checked_add_signed(TimeDelta::days(days.into())));
            let (told, (person_id, approved_by_name)) = (Some(review.asked_by), by.named());
            let expires_at = until.map(Moment);
            vec![DocumentEvent::DocumentApproved { version, expires_at, person_id, approved_by_name, told }]
        }
        (DocumentCommand::Reject { version, keeps, why, by, id }, Some(Kept)) => {
            let told = state.reviewed(version, keeps, by.0)?.asked_by;
            let why = Personal::of(id.0, why.trim().to_owned());
            vec![DocumentEvent::DocumentRejected { version, why, person_id: by.0, told }]
        }
        (DocumentCommand::Move { space, parent }, Some(Kept)) => {
            let is_there = state.space == Some(space) && state.parent == parent;
            if is_there { Vec::new() } else { vec![DocumentEvent::DocumentMoved { space, parent }] }
        }
        (DocumentCommand::Tag { tags }, Some(Kept)) => {
            let tags = tidy_tags(tags);
            if tags == state.tags { Vec::new() } else { vec![DocumentEvent::DocumentTagged { tags }] }
        }
        (DocumentCommand::Restrict { readers, by }, Some(Kept)) => {
            let readers = readers.map(|readers| kept_by(readers, by));
            let is_so = readers == state.readers;
            if is_so { Vec::new() } else { vec![DocumentEvent::DocumentRestricted { readers, person_id: by }] }
        }
        (DocumentCommand::Share { .. }, Some(Kept)) if state.shares.len() >= SHARES_MAX => {
            return Err(DocumentRefusal::TooManyShares);
        }
        (DocumentCommand::Share { .. }, Some(Kept)) if state.approved.is_none() => {
            return Err(DocumentRefusal::NotApproved);
        }
        (DocumentCommand::Share { share, token_hash, expires_at, by }, Some(Kept)) => {
            let (shared_by, shared_by_name) = by.named();
            vec![DocumentEvent::DocumentLinked { share, token_hash, expires_at, shared_by, shared_by_name }]
        }
        (DocumentCommand::Revoke { share }, Some(Kept)) if state.shares.contains(&share) => {
            vec![DocumentEvent::LinkRevoked { share }]
        }
        (DocumentCommand::Revoke { .. }, Some(Kept)) => return Err(DocumentRefusal::Gone),
        (DocumentCommand::Remove, Some(Kept)) => vec![DocumentEvent::DocumentRemoved {}],
        (DocumentCommand::AcceptTag { tag, by }, Some(Kept)) => state.accept_tag(tag, by)?,
        (DocumentCommand::AcceptLink { id, to, base, written, by }, Some(Kept)) => {
            let accepted = state.accept(Suggested::Link(to), by.0)?;
            let follows = written.map(|written| state.write_link(id, base, written, by)).transpose()?;
            core::iter::once(accepted).chain(follows.into_iter().flatten()).collect()
        }
        (DocumentCommand::DismissSuggestion { suggested, by }, Some(Kept)) => state.dismiss(suggested, by),
    };
    Ok(events)
}

fn created(creation: Creation) -> Vec<DocumentEvent> {
    let Creation { id, space, parent, kind, tags, written, approved, by } = creation;
    let (created_by, created_by_name) = by.clone().named();
    let tags = tidy_tags(tags);
    let made = DocumentEvent::DocumentCreated { space, parent, kind, tags, created_by, created_by_name };
    let approval = approved.then(|| published(1, by.clone()));
    [made, added(id, 1, written, None, by)].into_iter().chain(approval).collect()
}

fn added(id: DocumentId, version: u32, written: Written, restored_from: Option<u32>, by: By) -> DocumentEvent {
    let (format, file) = (written.format, written.file.clone());
    let (title, body) = written.sealed(id);
    let (added_by, added_by_name) = by.named();
    DocumentEvent::DocumentVersionAdded { version, title, body, format, file, restored_from, added_by, added_by_name }
}

/// Approved by whoever publishes it, where nobody else has to.
fn published(version: u32, by: By) -> DocumentEvent {
    let (person_id, approved_by_name) = by.named();
    DocumentEvent::DocumentApproved { version, expires_at: None, person_id, approved_by_name, told: None }
}

impl DocumentState {
    fn next_number(&self) -> Result<u32, DocumentRefusal> {
        let newest = self.newest();
        if newest >= VERSIONS_MAX { Err(DocumentRefusal::Full) } else { Ok(newest + 1) }
    }

    fn write(
        &self,
        id: DocumentId,
        base: u32,
        written: Written,
        by: By,
    ) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
        let newest = self.newest();
        if base != newest {
            return Err(DocumentRefusal::Newer(newest));
        }
        if self.goes_on(by.0) {
            let (title, body) = written.sealed(id);
            return Ok(vec![DocumentEvent::DraftChanged { version: newest, title, body }]);
        }
        Ok(vec![added(id, self.next_number()?, written, None, by)])
    }

    fn publish(&self, approval: bool, by: By) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
        let newest = self.newest();
        if self.approved == Some(newest) {
            return Ok(Vec::new());
        }
        if approval { Err(DocumentRefusal::NeedsApproval) } else { Ok(vec![published(newest, by)]) }
    }

    /// The newest version, where it waits for nobody yet and isn't approved.
    fn unapproved(&self) -> Result<u32, DocumentRefusal> {
        let newest = self.newest();
        match self.version(newest).map(|version| version.status) {
            Some(VersionStatus::Draft | VersionStatus::Rejected) => Ok(newest),
            _ => Err(DocumentRefusal::NothingNew),
        }
    }

    /// The review of a version, for whoever may end it: those who were asked, and keepers of the space; never its writer.
    fn reviewed(&self, version: u32, keeps: bool, by: PersonId) -> Result<&Review, DocumentRefusal> {
        let going_on = self.review.as_ref().filter(|review| review.version == version);
        let review = going_on.ok_or(DocumentRefusal::NotInReview)?;
        if self.version(version).is_some_and(|version| version.by == by) {
            return Err(DocumentRefusal::OwnVersion);
        }
        if keeps || review.reviewers.contains(&by) { Ok(review) } else { Err(DocumentRefusal::NotReviewer) }
    }

    fn accept(&self, suggested: Suggested, by: PersonId) -> Result<DocumentEvent, DocumentRefusal> {
        if self.settled.contains(&suggested) {
            return Err(DocumentRefusal::Gone);
        }
        let (tag, link) = suggested.parts();
        Ok(DocumentEvent::SuggestionAccepted { tag, link, person_id: by })
    }

    /// The tags are those that it has by now, whatever whoever accepts has seen.
    fn accept_tag(&self, tag: String, by: PersonId) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
        let accepted = self.accept(Suggested::Tag(tag.clone()), by)?;
        let tags = tidy_tags(self.tags.iter().cloned().chain([tag]).collect());
        if tags == self.tags {
            return Ok(vec![accepted]);
        }
        if tags.len() > TAGS_MAX {
            return Err(DocumentRefusal::TooManyTags);
        }
        Ok(vec![accepted, DocumentEvent::DocumentTagged { tags }])
    }

    /// Goes on with what readers see or what one wrote oneself. What somebody else hasn't brought to readers yet is theirs: a link
    /// neither takes its place nor carries its words along.
    fn write_link(
        &self,
        id: DocumentId,
        base: u32,
        written: Written,
        by: By,
    ) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
        let newest = self.newest();
        let is_own = self.version(newest).is_some_and(|version| version.by == by.0);
        if self.approved != Some(newest) && !is_own {
            return Err(DocumentRefusal::OthersVersion(newest));
        }
        self.write(id, base, written, by)
    }

    fn dismiss(&self, suggested: Suggested, by: PersonId) -> Vec<DocumentEvent> {
        if self.settled.contains(&suggested) {
            return Vec::new();
        }
        let (tag, link) = suggested.parts();
        vec![DocumentEvent::SuggestionDismissed { tag, link, person_id: by }]
    }

    fn expire(&self, at: Moment) -> Vec<DocumentEvent> {
        let is_over = self.expires_at.is_some_and(|expires_at| expires_at <= at);
        let version = self.approved.filter(|_| is_over && self.status == Some(DocumentStatus::Kept));
        let expired = |version| DocumentEvent::ReviewExpired { version, told: self.answers_for.into_iter().collect() };
        version.map(expired).into_iter().collect()
    }
}

/// Each tag once, in small letters, in their order.
fn tidy_tags(tags: Vec<String>) -> Vec<String> {
    let tags = tags.into_iter().map(|tag| tag.trim().to_lowercase()).filter(|tag| !tag.is_empty());
    tags.collect::<BTreeSet<_>>().into_iter().collect()
}
