use super::*;
use crate::knowledge::SpaceRole;
use chrono::TimeDelta;
use uuid::Uuid;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const PAGE: DocumentId = DocumentId(Uuid::from_u128(9));

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn by(number: u128) -> By {
    By(person(number), "Somebody".into())
}

fn written(body: &str) -> Written {
    Written { title: " Saffron ".into(), body: Some(body.into()), format: TextFormat::Markdown, file: None }
}

fn create(approved: bool) -> DocumentCommand {
    DocumentCommand::Create(Box::new(Creation {
        id: PAGE,
        space: SpaceId(Uuid::from_u128(5)),
        parent: None,
        kind: DocumentKind::Page,
        tags: vec![" Storage ".into(), "storage".into(), String::new()],
        written: written("one"),
        approved,
        by: by(1),
    }))
}

fn write(base: u32, writer: u128) -> DocumentCommand {
    DocumentCommand::Write { id: PAGE, base, written: written("more"), by: by(writer) }
}

fn ask(reviewers: &[u128], days: Option<u16>) -> DocumentCommand {
    let reviewers = reviewers.iter().map(|number| person(*number)).collect();
    DocumentCommand::AskApproval { reviewers, days, by: person(1) }
}

fn approve(version: u32, reviewer: u128, keeps: bool) -> DocumentCommand {
    DocumentCommand::Approve { version, keeps, by: by(reviewer) }
}

fn reject(version: u32, reviewer: u128) -> DocumentCommand {
    DocumentCommand::Reject { version, keeps: false, why: "Why so?".into(), by: by(reviewer), id: PAGE }
}

fn publish(approval: bool) -> DocumentCommand {
    DocumentCommand::Publish { approval, by: by(1) }
}

fn add(restored_from: Option<u32>, approved: bool) -> DocumentCommand {
    DocumentCommand::Add { id: PAGE, written: written("again"), restored_from, approved, by: by(1) }
}

fn when(state: &DocumentState, command: DocumentCommand) -> Result<Vec<DocumentEvent>, DocumentRefusal> {
    Document::decide(state, command, NOW)
}

fn after(state: DocumentState, commands: impl IntoIterator<Item = DocumentCommand>) -> DocumentState {
    commands
        .into_iter()
        .fold(state, |state, command| when(&state, command).unwrap().iter().fold(state, Document::evolve))
}

fn given(commands: impl IntoIterator<Item = DocumentCommand>) -> DocumentState {
    after(DocumentState::default(), commands)
}

fn statuses(state: &DocumentState) -> Vec<&'static str> {
    state.versions.iter().map(|version| version.status.as_str()).collect()
}

#[test]
fn a_document_is_made_with_its_first_version_and_tidy_tags() {
    let state = given([create(false)]);
    assert_eq!((state.newest(), state.approved, state.tags.as_slice()), (1, None, ["storage".to_owned()].as_slice()));
    assert_eq!(given([create(true)]).approved, Some(1), "where nobody has to approve it");
    assert_eq!(when(&state, create(false)), Err(DocumentRefusal::Exists));
}

#[test]
fn titles_and_texts_lie_under_the_documents_own_key() {
    for event in when(&DocumentState::default(), create(true)).unwrap() {
        if let DocumentEvent::DocumentVersionAdded { title, body, .. } = event {
            assert_eq!((title.subject(), title.known().map(String::as_str)), (PAGE.0, Some("Saffron")));
            assert_eq!(body.map(|body| body.subject()), Some(PAGE.0));
        }
    }
}

#[test]
fn ones_own_draft_goes_on_and_anothers_is_superseded() {
    let own = given([create(false), write(1, 1)]);
    assert_eq!(statuses(&own), ["draft"]);
    assert!(own.goes_on(person(1)) && !own.goes_on(person(2)));
    let others = after(own, [write(1, 2)]);
    assert_eq!(statuses(&others), ["superseded", "draft"]);
    assert!(!others.goes_on(person(1)), "it was superseded");
    assert!(!given([create(true)]).goes_on(person(1)) && !DocumentState::default().goes_on(person(1)));
}

#[test]
fn whoever_began_with_an_older_version_is_told_the_newest() {
    let state = given([create(true), write(1, 1)]);
    assert_eq!(when(&state, write(1, 2)), Err(DocumentRefusal::Newer(2)));
    assert!(when(&state, write(2, 2)).is_ok());
}

#[test]
fn readers_keep_the_approved_version_until_the_next_is_approved() {
    let state = given([create(true), write(1, 1), ask(&[2], None)]);
    assert_eq!((state.approved, statuses(&state)), (Some(1), vec!["approved", "in_review"]));
    let rejected = after(state.clone(), [reject(2, 2)]);
    assert_eq!((rejected.approved, statuses(&rejected)), (Some(1), vec!["approved", "rejected"]));
    let approved = after(state, [approve(2, 2, false)]);
    assert_eq!((approved.approved, statuses(&approved)), (Some(2), vec!["superseded", "approved"]));
}

#[test]
fn only_who_was_asked_or_keeps_the_space_approves_and_never_the_writer() {
    let state = given([create(false), ask(&[2], None)]);
    assert_eq!(when(&state, approve(1, 3, false)), Err(DocumentRefusal::NotReviewer));
    assert!(when(&state, approve(1, 3, true)).is_ok());
    assert_eq!(when(&state, approve(1, 1, true)), Err(DocumentRefusal::OwnVersion));
    assert_eq!(when(&state, reject(1, 1)), Err(DocumentRefusal::OwnVersion));
    assert_eq!(when(&given([create(false)]), approve(1, 2, true)), Err(DocumentRefusal::NotInReview));
}

#[test]
fn a_space_that_wants_approval_publishes_nothing_without_it() {
    let state = given([create(false)]);
    assert_eq!(when(&state, publish(true)), Err(DocumentRefusal::NeedsApproval));
    let published = after(state, [publish(false)]);
    assert_eq!(
        (published.approved, when(&published, publish(true))),
        (Some(1), Ok(Vec::new())),
        "nothing is left to do"
    );
}

#[test]
fn what_is_written_while_a_version_is_reviewed_waits_behind_it() {
    let state = given([create(false), ask(&[2], None), write(1, 1)]);
    assert_eq!(statuses(&state), ["in_review", "draft"]);
    let state = after(state, [approve(1, 2, false)]);
    assert_eq!((state.approved, statuses(&state)), (Some(1), vec!["approved", "draft"]));
    let state = after(state, [ask(&[2], None)]);
    assert_eq!(when(&state, ask(&[3], None)), Err(DocumentRefusal::NothingNew));
}

#[test]
fn an_older_version_comes_back_as_a_new_one() {
    let state = given([create(true), add(None, true), add(None, true), add(Some(1), true)]);
    assert_eq!((state.newest(), state.approved), (4, Some(4)));
    assert_eq!(statuses(&state), ["superseded", "superseded", "superseded", "approved"]);
}

#[test]
fn an_approval_is_over_when_its_days_are_and_whoever_asked_is_told_once() {
    let state = given([create(false), ask(&[2], Some(30)), approve(1, 2, false)]);
    let at = |days: i64| Moment(NOW.0 + TimeDelta::days(days));
    assert_eq!(Document::decide(&state, DocumentCommand::Expire, at(29)), Ok(Vec::new()));
    let expired = Document::decide(&state, DocumentCommand::Expire, at(30)).unwrap();
    assert_eq!(expired, [DocumentEvent::ReviewExpired { version: 1, told: vec![person(1)] }]);
    let state = Document::evolve(state, &expired[0]);
    assert_eq!(Document::decide(&state, DocumentCommand::Expire, at(31)), Ok(Vec::new()));
    assert_eq!(state.approved, Some(1), "readers see it still");
}

#[test]
fn whoever_bounds_a_document_reads_it_still() {
    let readers = Some(vec![Access::person(person(2).0, SpaceRole::Reader)]);
    let state = given([create(true), DocumentCommand::Restrict { readers, by: person(1) }]);
    let names: Vec<_> = state.readers.iter().flatten().map(Access::principal).collect();
    assert_eq!(names, [format!("person:{}", person(2)), format!("person:{}", person(1))]);
    let free = after(state, [DocumentCommand::Restrict { readers: None, by: person(1) }]);
    assert_eq!(free.readers, None);
}

#[test]
fn a_link_opens_what_was_approved_until_it_is_revoked() {
    let share = ShareId(Uuid::from_u128(7));
    let link = || DocumentCommand::Share { share, token_hash: "00".into(), expires_at: NOW, by: by(1) };
    assert_eq!(when(&given([create(false)]), link()), Err(DocumentRefusal::NotApproved));
    let shared = given([create(true), link()]);
    let revoked = after(shared, [DocumentCommand::Revoke { share }]);
    assert_eq!(when(&revoked, DocumentCommand::Revoke { share }), Err(DocumentRefusal::Gone));
}

#[test]
fn what_was_removed_is_restored_or_purged_and_nothing_else() {
    let removed = given([create(true), DocumentCommand::Remove]);
    for command in [write(1, 1), publish(false), add(None, true), DocumentCommand::Remove] {
        assert_eq!(when(&removed, command), Err(DocumentRefusal::Removed));
    }
    assert_eq!(when(&given([create(true)]), DocumentCommand::Purge), Err(DocumentRefusal::NotRemoved));
    let purged = after(removed, [DocumentCommand::Purge]);
    for command in [DocumentCommand::Restore, write(1, 1), DocumentCommand::Expire] {
        assert_eq!(when(&purged, command), Err(DocumentRefusal::Gone));
    }
}
