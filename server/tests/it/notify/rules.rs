use domain::catalogue;
use domain::notify::NoticeKind;
use server::contexts::notify::rules;
use std::collections::BTreeSet;

#[test]
fn every_rule_is_about_an_event_that_there_is_and_keeps_nothing_personal() {
    let events = catalogue::events();
    let mut seen = BTreeSet::new();
    for rule in rules() {
        let found: Vec<_> = events.iter().filter(|event| event.name == rule.event).collect();
        let [event] = found.as_slice() else { panic!("{}: {} such events", rule.event, found.len()) };
        assert!(seen.insert(rule.event), "{} has two rules", rule.event);
        for member in rule.keeps {
            assert!(event.example.get(*member).is_some(), "{} has no {member}", rule.event);
            let is_personal = event.personal.iter().any(|path| path.split('.').next() == Some(*member));
            assert!(!is_personal, "{member} of {} is erasable, and what is kept isn't", rule.event);
        }
    }
}

#[test]
fn every_reason_comes_from_a_rule() {
    for kind in NoticeKind::ALL {
        assert!(rules().any(|rule| rule.kind == *kind), "{}", kind.as_str());
    }
}
