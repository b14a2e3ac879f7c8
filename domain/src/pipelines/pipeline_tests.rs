use super::examples::graph;
use super::*;
use crate::kernel::EventExamples;
use uuid::Uuid;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const HERE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));

fn writer(id: u128) -> Writer {
    Writer(PersonId(Uuid::from_u128(id)), "Jonas Weber".into())
}

fn edit(graph: Graph) -> PipelineCommand {
    PipelineCommand::Edit { name: "Answers".into(), summary: String::new(), workspace: HERE, graph }
}

fn publish(by: u128) -> PipelineCommand {
    PipelineCommand::Publish { notes: None, by: writer(by) }
}

fn switch(on: bool) -> PipelineCommand {
    PipelineCommand::Switch { on, by: writer(4) }
}

fn decide(state: &PipelineState, command: PipelineCommand) -> Result<Vec<PipelineEvent>, PipelineRefusal> {
    Pipeline::decide(state, command, NOW)
}

fn create() -> PipelineCommand {
    PipelineCommand::Create {
        name: " Answers ".into(),
        summary: String::new(),
        workspace: HERE,
        graph: Graph::default(),
        template: None,
        by: writer(4),
    }
}

fn given(commands: impl IntoIterator<Item = PipelineCommand>) -> PipelineState {
    std::iter::once(create()).chain(commands).fold(PipelineState::default(), |state, command| {
        let events = decide(&state, command).expect("it may");
        events.iter().fold(state, Pipeline::evolve)
    })
}

#[test]
fn nothing_happens_to_a_pipeline_that_there_is_not_and_none_is_made_twice() {
    assert_eq!(decide(&PipelineState::default(), publish(4)), Err(PipelineRefusal::Unknown));
    assert_eq!(decide(&given([]), create()), Err(PipelineRefusal::Exists));
    assert_eq!(given([]).name.as_deref(), Some("Answers"));
}

#[test]
fn a_draft_with_faults_is_kept_and_not_published() {
    let mut broken = graph();
    broken.steps[1].after = vec!["gone".into()];
    let state = given([edit(broken)]);
    let Err(PipelineRefusal::Unfit(faults)) = decide(&state, publish(4)) else { panic!("it is unfit") };
    assert!(faults.iter().any(|fault| fault.field == "steps.write.after"), "{faults:?}");
    assert!(matches!(decide(&given([]), publish(4)), Err(PipelineRefusal::Unfit(_))), "nor is an empty one");
}

#[test]
fn a_pipeline_is_off_until_somebody_has_read_it_and_switched_it_on() {
    assert_eq!(decide(&given([edit(graph())]), switch(true)), Err(PipelineRefusal::Unpublished));
    let published = given([edit(graph()), publish(4)]);
    assert!(!published.is_on);
    assert!(given([edit(graph()), publish(4), switch(true)]).is_on);
    assert_eq!(decide(&published, switch(false)), Ok(Vec::new()), "it is off already");
}

#[test]
fn the_same_steps_are_published_once_for_each_owner() {
    let state = given([edit(graph()), publish(4)]);
    assert_eq!((state.newest, state.owner), (1, Some(PersonId(Uuid::from_u128(4)))));
    assert_eq!(decide(&state, publish(4)), Ok(Vec::new()));
    let events = decide(&state, publish(5)).unwrap();
    assert!(matches!(events[..], [PipelineEvent::PipelinePublished { number: 2, .. }]), "{events:?}");
    assert_eq!(decide(&state, edit(graph())), Ok(Vec::new()), "nothing was changed");
}

#[test]
fn what_is_blank_is_left_out() {
    let mut blank = graph();
    blank.steps[0].set("tags", "  ");
    blank.steps[1].after = vec![String::new(), "find".into(), "find".into()];
    assert_eq!(given([edit(blank)]).draft, graph());
}

#[test]
fn every_event_can_be_read_again() {
    for event in PipelineEvent::examples() {
        let json = serde_json::to_value(&event).unwrap();
        assert_eq!(serde_json::from_value::<PipelineEvent>(json).unwrap(), event);
    }
}
