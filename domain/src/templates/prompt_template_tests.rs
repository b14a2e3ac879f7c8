use super::examples::{about, content};
use super::*;
use crate::kernel::EventExamples;
use uuid::Uuid;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn jonas() -> Author {
    Author(Some((PersonId(Uuid::from_u128(4)), "Jonas Weber".into())))
}

fn edit(content: PromptContent) -> TemplateCommand {
    TemplateCommand::Edit { about: about(), content }
}

fn publish(label: Option<&str>) -> TemplateCommand {
    TemplateCommand::Publish { notes: None, label: label.map(str::to_owned), why: None, by: jonas() }
}

fn move_label(to: u32) -> TemplateCommand {
    TemplateCommand::MoveLabel { label: PRODUCTION.into(), to, why: Some("Shorter.".into()), by: jonas() }
}

fn offer(audience: Audience, tenants: &[u128]) -> TemplateCommand {
    let tenants = tenants.iter().map(|it| TenantId(Uuid::from_u128(*it))).collect();
    TemplateCommand::Offer { audience, tenants, by: jonas() }
}

fn decide(state: &TemplateState, command: TemplateCommand) -> Result<Vec<TemplateEvent>, TemplateRefusal> {
    PromptTemplate::decide(state, command, NOW)
}

fn given(commands: impl IntoIterator<Item = TemplateCommand>) -> TemplateState {
    let create = TemplateCommand::Create { about: about(), by: jonas() };
    let all = std::iter::once(create).chain(commands);
    all.fold(TemplateState::default(), |state, command| {
        let events = decide(&state, command).expect("it may");
        events.iter().fold(state, PromptTemplate::evolve)
    })
}

fn other() -> PromptContent {
    PromptContent { text: "Answer kindly: {{complaint}}".into(), ..content() }
}

#[test]
fn nothing_happens_to_a_template_that_there_is_not_and_none_is_made_twice() {
    let nothing = TemplateState::default();
    assert_eq!(decide(&nothing, edit(content())), Err(TemplateRefusal::Unknown));
    let create = TemplateCommand::Create { about: about(), by: jonas() };
    assert_eq!(decide(&given([]), create), Err(TemplateRefusal::Exists));
    assert_eq!(given([]).audience, Some(Audience::Internal), "at first it is its authors' alone");
}

#[test]
fn a_draft_that_cannot_work_is_not_published() {
    let state = given([edit(PromptContent { text: "Dear {{who}}".into(), ..content() })]);
    let Err(TemplateRefusal::Unfit(faults)) = decide(&state, publish(None)) else { panic!("it is unfit") };
    assert!(faults.iter().any(|fault| fault.code == "variable_undeclared"), "{faults:?}");
    assert!(matches!(decide(&given([]), publish(None)), Err(TemplateRefusal::Unfit(_))), "nor is an empty one");
}

#[test]
fn what_was_published_stays_as_it_is_while_the_draft_goes_on() {
    let state = given([edit(content()), publish(Some(PRODUCTION)), edit(other())]);
    assert_eq!((state.newest, state.published.as_ref()), (1, Some(&content())));
    assert_eq!(state.labels[PRODUCTION], 1);
    let state = given([edit(content()), publish(Some(PRODUCTION)), edit(other()), publish(None)]);
    assert_eq!((state.newest, state.labels[PRODUCTION]), (2, 1), "a version without a label moves none");
}

#[test]
fn the_same_draft_is_no_new_version_but_may_take_a_label() {
    let state = given([edit(content()), publish(None)]);
    assert_eq!(decide(&state, publish(None)), Ok(Vec::new()));
    let events = decide(&state, publish(Some(PRODUCTION))).unwrap();
    assert!(matches!(&events[..], [TemplateEvent::TemplateLabelMoved { from: None, to: 1, .. }]), "{events:?}");
}

#[test]
fn moving_a_label_says_from_where_to_where_who_and_why() {
    let state = given([edit(content()), publish(Some(PRODUCTION)), edit(other()), publish(None)]);
    let events = decide(&state, move_label(2)).unwrap();
    let [TemplateEvent::TemplateLabelMoved { from, to, why, by, .. }] = &events[..] else { panic!("{events:?}") };
    assert_eq!((*from, *to, why.as_deref()), (Some(1), 2, Some("Shorter.")));
    assert_eq!(*by, Some(PersonId(Uuid::from_u128(4))));
    assert_eq!(decide(&state, move_label(1)), Ok(Vec::new()), "it is there already");
    for unknown in [0, 3] {
        assert_eq!(decide(&state, move_label(unknown)), Err(TemplateRefusal::NoVersion));
    }
}

#[test]
fn tenants_are_kept_where_they_were_chosen_alone() {
    let state = given([offer(Audience::Tenants, &[2, 1, 2])]);
    assert_eq!(state.tenants, [TenantId(Uuid::from_u128(1)), TenantId(Uuid::from_u128(2))]);
    assert_eq!(decide(&state, offer(Audience::Tenants, &[1, 2])), Ok(Vec::new()), "in any order");
    let everybody = given([offer(Audience::Tenants, &[1]), offer(Audience::Everybody, &[1])]);
    assert_eq!((everybody.audience, everybody.tenants), (Some(Audience::Everybody), Vec::new()));
}

#[test]
fn a_retired_template_stays_as_it_is() {
    let state = given([edit(content()), publish(None), TemplateCommand::Retire { by: jonas() }]);
    for command in [edit(other()), publish(None), move_label(1), offer(Audience::Own, &[])] {
        assert_eq!(decide(&state, command), Err(TemplateRefusal::Retired));
    }
    assert_eq!(decide(&state, TemplateCommand::Retire { by: jonas() }), Ok(Vec::new()));
}

#[test]
fn rows_that_nobody_filled_in_are_left_out() {
    let mut draft = content();
    let blank = super::super::Variable { name: " ".into(), ..draft.variables[0].clone() };
    draft.variables.push(blank);
    draft.expects = Some(" ".into());
    let state = given([edit(draft)]);
    assert_eq!((state.draft.variables.len(), state.draft.expects), (2, None));
}

#[test]
fn the_examples_tell_a_whole_life() {
    let state = PromptTemplate::replay(&TemplateEvent::examples());
    assert!(state.is_retired && state.newest == 1 && state.labels[PRODUCTION] == 1, "{state:?}");
}
