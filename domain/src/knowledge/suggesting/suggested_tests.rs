use super::*;
use crate::Moment;
use crate::kernel::{Aggregate, PersonId, SpaceId};
use crate::knowledge::{
    By, Creation, Document, DocumentCommand, DocumentEvent, DocumentKind, DocumentRefusal, DocumentState, TAGS_MAX,
    TextFormat, Written,
};
use uuid::Uuid;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const PAGE: DocumentId = DocumentId(Uuid::from_u128(9));
const OTHER: DocumentId = DocumentId(Uuid::from_u128(8));
const LINA: PersonId = PersonId(Uuid::from_u128(1));
const SALMA: PersonId = PersonId(Uuid::from_u128(2));

fn page() -> DocumentState {
    let creation = Creation {
        id: PAGE,
        space: SpaceId(Uuid::from_u128(5)),
        parent: None,
        kind: DocumentKind::Page,
        tags: Vec::new(),
        written: written("one"),
        approved: true,
        by: by(LINA),
    };
    after(DocumentState::default(), DocumentCommand::Create(Box::new(creation)))
}

fn after(state: DocumentState, command: DocumentCommand) -> DocumentState {
    Document::decide(&state, command, NOW).unwrap().iter().fold(state, Document::evolve)
}

fn by(person: PersonId) -> By {
    By(person, "Somebody".into())
}

fn accept(tag: &str) -> DocumentCommand {
    DocumentCommand::AcceptTag { tag: tag.into(), by: LINA }
}

fn written(body: &str) -> Written {
    Written { title: "Saffron".into(), body: Some(body.into()), format: TextFormat::Markdown, file: None }
}

/// Takes the link to the other page, which stands in this text.
fn link(base: u32, body: Option<&str>) -> DocumentCommand {
    DocumentCommand::AcceptLink { id: PAGE, to: OTHER, base, written: body.map(written), by: by(LINA) }
}

fn write(base: u32, writer: PersonId) -> DocumentCommand {
    DocumentCommand::Write { id: PAGE, base, written: written("two"), by: by(writer) }
}

fn dismiss(suggested: Suggested) -> DocumentCommand {
    DocumentCommand::DismissSuggestion { suggested, by: LINA }
}

fn storage() -> Suggested {
    Suggested::Tag("storage".into())
}

#[test]
fn a_suggestion_is_a_tag_or_a_link_and_never_both() {
    assert_eq!(Suggested::of(Some(" Storage "), None), Some(storage()));
    assert_eq!(Suggested::of(None, Some(OTHER)), Some(Suggested::Link(OTHER)));
    assert_eq!(Suggested::of(Some("storage"), Some(OTHER)), None);
    assert_eq!(Suggested::of(None, None), None);
}

#[test]
fn a_key_reads_as_what_it_was() {
    for suggested in [storage(), Suggested::Tag("link:a".into()), Suggested::Link(OTHER)] {
        assert_eq!(Suggested::parse(&suggested.key()), Some(suggested.clone()));
        let (tag, link) = suggested.clone().parts();
        assert_eq!(Suggested::of(tag.as_deref(), link), Some(suggested));
    }
    assert_eq!(Suggested::parse("link:nobody"), None);
    assert_eq!(Suggested::parse("storage"), None);
}

#[test]
fn a_suggestion_is_accepted_once() {
    let decided = Document::decide(&page(), accept("storage"), NOW).unwrap();
    let accepted = DocumentEvent::SuggestionAccepted { tag: Some("storage".into()), link: None, person_id: LINA };
    assert_eq!(decided, [accepted, DocumentEvent::DocumentTagged { tags: vec!["storage".into()] }]);
    let state = after(page(), accept("storage"));
    assert_eq!(Document::decide(&state, accept("storage"), NOW), Err(DocumentRefusal::Gone));
    assert!(Document::decide(&state, link(1, Some("linked")), NOW).is_ok(), "another one is another one");
}

#[test]
fn an_accepted_tag_comes_to_those_that_are_there_and_to_no_more_than_fit() {
    let tags: Vec<String> = (1..TAGS_MAX).map(|number| format!("tag {number:02}")).collect();
    let state = after(page(), DocumentCommand::Tag { tags: tags.clone() });
    let state = after(state, accept("storage"));
    assert_eq!(state.tags, [vec!["storage".to_owned()], tags].concat());
    assert_eq!(Document::decide(&state, accept("saffron"), NOW), Err(DocumentRefusal::TooManyTags));
    let again = Document::decide(&state, accept("tag 01"), NOW).unwrap();
    assert_eq!(again.len(), 1, "it carries that already: {again:?}");
}

#[test]
fn an_accepted_link_stands_in_a_draft_of_ones_own() {
    let state = after(page(), link(1, Some("linked")));
    assert_eq!((state.newest(), state.approved, state.goes_on(LINA)), (2, Some(1), true));
    let own = after(after(page(), write(1, LINA)), link(2, Some("linked")));
    assert_eq!(own.newest(), 2, "a draft of one's own goes on");
    assert_eq!(
        Document::decide(&after(page(), write(1, LINA)), link(1, Some("linked")), NOW),
        Err(DocumentRefusal::Newer(2))
    );
}

#[test]
fn an_accepted_link_leaves_alone_what_somebody_else_writes() {
    let drafted = after(page(), write(1, SALMA));
    let asked = DocumentCommand::AskApproval { reviewers: vec![LINA], days: None, by: SALMA };
    let in_review = after(drafted.clone(), asked);
    let no = DocumentCommand::Reject { version: 2, keeps: false, why: "Why so?".into(), by: by(LINA), id: PAGE };
    let rejected = after(in_review.clone(), no);
    for state in [drafted.clone(), in_review, rejected] {
        assert_eq!(Document::decide(&state, link(2, Some("linked")), NOW), Err(DocumentRefusal::OthersVersion(2)));
    }
    let settled = after(drafted.clone(), link(2, None));
    assert_eq!((settled.newest(), settled.goes_on(SALMA)), (2, true), "what leads there already is only settled");
    let published = after(drafted, DocumentCommand::Publish { approval: false, by: by(SALMA) });
    assert_eq!(after(published, link(2, Some("linked"))).newest(), 3);
}

#[test]
fn what_was_dismissed_is_neither_dismissed_again_nor_accepted() {
    let state = after(page(), dismiss(Suggested::Link(OTHER)));
    assert_eq!(state.settled, [Suggested::Link(OTHER)]);
    assert_eq!(Document::decide(&state, dismiss(Suggested::Link(OTHER)), NOW), Ok(Vec::new()));
    assert_eq!(Document::decide(&state, link(1, Some("linked")), NOW), Err(DocumentRefusal::Gone));
}

#[test]
fn of_a_document_that_was_removed_no_suggestion_is_settled() {
    let state = after(page(), DocumentCommand::Remove);
    for command in [accept("storage"), link(1, None), dismiss(storage())] {
        assert_eq!(Document::decide(&state, command, NOW), Err(DocumentRefusal::Removed));
    }
}
