use super::*;
use crate::Moment;
use crate::kernel::{Aggregate, PersonId, SpaceId};
use crate::knowledge::{
    By, Creation, Document, DocumentCommand, DocumentEvent, DocumentKind, DocumentRefusal, DocumentState, TextFormat,
    Written,
};
use uuid::Uuid;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const PAGE: DocumentId = DocumentId(Uuid::from_u128(9));
const OTHER: DocumentId = DocumentId(Uuid::from_u128(8));
const LINA: PersonId = PersonId(Uuid::from_u128(1));

fn page() -> DocumentState {
    let written =
        Written { title: "Saffron".into(), body: Some("one".into()), format: TextFormat::Markdown, file: None };
    let creation = Creation {
        id: PAGE,
        space: SpaceId(Uuid::from_u128(5)),
        parent: None,
        kind: DocumentKind::Page,
        tags: Vec::new(),
        written,
        approved: true,
        by: By(LINA, "Lina".into()),
    };
    after(DocumentState::default(), DocumentCommand::Create(Box::new(creation)))
}

fn after(state: DocumentState, command: DocumentCommand) -> DocumentState {
    Document::decide(&state, command, NOW).unwrap().iter().fold(state, Document::evolve)
}

fn accept(suggested: Suggested) -> DocumentCommand {
    DocumentCommand::AcceptSuggestion { suggested, by: LINA }
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
    let decided = Document::decide(&page(), accept(storage()), NOW).unwrap();
    let accepted = DocumentEvent::SuggestionAccepted { tag: Some("storage".into()), link: None, person_id: LINA };
    assert_eq!(decided, [accepted]);
    let state = after(page(), accept(storage()));
    assert_eq!(Document::decide(&state, accept(storage()), NOW), Err(DocumentRefusal::Gone));
    assert!(Document::decide(&state, accept(Suggested::Link(OTHER)), NOW).is_ok(), "another one is another one");
}

#[test]
fn what_was_dismissed_is_neither_dismissed_again_nor_accepted() {
    let state = after(page(), dismiss(Suggested::Link(OTHER)));
    assert_eq!(state.settled, [Suggested::Link(OTHER)]);
    assert_eq!(Document::decide(&state, dismiss(Suggested::Link(OTHER)), NOW), Ok(Vec::new()));
    assert_eq!(Document::decide(&state, accept(Suggested::Link(OTHER)), NOW), Err(DocumentRefusal::Gone));
}

#[test]
fn of_a_document_that_was_removed_no_suggestion_is_settled() {
    let state = after(page(), DocumentCommand::Remove);
    for command in [accept(storage()), dismiss(storage())] {
        assert_eq!(Document::decide(&state, command, NOW), Err(DocumentRefusal::Removed));
    }
}
