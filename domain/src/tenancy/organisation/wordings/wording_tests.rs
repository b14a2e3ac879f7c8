use super::{TEXTS_MAX, TextPlace, Wording, WordingCommand, WordingEvent, WordingOwner, WordingRefusal, Words};
use crate::kernel::{Aggregate, Language, Moment};

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn place() -> TextPlace {
    TextPlace { owner: WordingOwner::Tenant, key: "tenancy.title".into(), language: Language::En }
}

fn change(events: &[WordingEvent], text: &str, holds: &str, held: u32) -> Result<Vec<WordingEvent>, WordingRefusal> {
    let words = Words::plain(text);
    let (built_in, holds) = (Box::new(Words::plain("Tenants")), Box::new(Words::plain(holds)));
    let command = WordingCommand::Change { place: place(), words, built_in, holds, held };
    Wording::decide(&Wording::replay(events), command, NOW)
}

fn reset(events: &[WordingEvent]) -> Vec<WordingEvent> {
    let command = WordingCommand::Reset { place: place(), fallback: Words::plain("Tenants") };
    Wording::decide(&Wording::replay(events), command, NOW).unwrap()
}

fn changed(before: &str, after: &str) -> WordingEvent {
    let TextPlace { owner, key, language } = place();
    WordingEvent::TextChanged { owner, key, language, before: Words::plain(before), after: Words::plain(after) }
}

#[test]
fn a_change_says_how_the_text_read_before_and_how_it_reads_now() {
    let mut events = change(&[], "Companies", "Tenants", 0).unwrap();
    events.extend(change(&events, "Firms", "Companies", 1).unwrap());
    assert_eq!(events, [changed("Tenants", "Companies"), changed("Companies", "Firms")]);
    assert_eq!(change(&events, "Firms", "Firms", 1), Ok(Vec::new()), "nothing new");
}

#[test]
fn words_that_were_never_given_are_not_taken_back() {
    assert!(reset(&[]).is_empty());
    let mut events = change(&[], "Companies", "Tenants", 0).unwrap();
    events.extend(reset(&events));
    assert_eq!(Wording::replay(&events), Wording::replay([]));
    assert!(reset(&events).is_empty(), "they are gone already");
}

#[test]
fn words_that_do_not_fit_are_refused_by_name() {
    let Err(WordingRefusal::Unfit(faults)) = change(&[], "Companies of {name}", "Tenants", 0) else {
        panic!("a placeholder that nothing fills in is taken");
    };
    assert_eq!((faults[0].field.as_str(), faults[0].code.as_str()), ("text", "placeholder_unknown"));
    assert_eq!(faults[0].params["name"], "{name}");
}

#[test]
fn an_owner_has_so_many_texts_of_its_own_and_can_still_change_those() {
    assert_eq!(change(&[], "Companies", "Tenants", TEXTS_MAX), Err(WordingRefusal::TooMany));
    let events = change(&[], "Companies", "Tenants", TEXTS_MAX - 1).unwrap();
    assert_eq!(change(&events, "Firms", "Companies", TEXTS_MAX).unwrap(), [changed("Companies", "Firms")]);
}
