use super::super::pipeline::example_graph;
use super::super::{NextStep, Step, StepKind};
use super::*;
use crate::kernel::EventExamples;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const BY: PersonId = PersonId(Uuid::from_u128(4));

fn begin(graph: Graph) -> PipelineRunCommand {
    PipelineRunCommand::Begin(Box::new(Begun {
        pipeline: PipelineId(Uuid::from_u128(1)),
        version: 1,
        workspace: WorkspaceId(Uuid::from_u128(2)),
        graph,
        input: "{}".into(),
        cause: Cause { kind: CauseKind::Person, event: None, event_type: None, depth: 0 },
        by: BY,
        by_name: "Jonas Weber".into(),
        key: None,
    }))
}

fn complete(step: &str, unmet: bool) -> PipelineRunCommand {
    PipelineRunCommand::Complete { step: step.into(), input: "{}".into(), output: "{}".into(), unmet, begun_at: NOW }
}

fn await_model(step: &str) -> PipelineRunCommand {
    let execution = Some(ExecutionId(Uuid::from_u128(9)));
    PipelineRunCommand::Await { step: step.into(), input: "{}".into(), wait: Wait::Model, execution, begun_at: NOW }
}

fn await_person(step: &str) -> PipelineRunCommand {
    PipelineRunCommand::Await {
        step: step.into(),
        input: "{}".into(),
        wait: Wait::Approval,
        execution: None,
        begun_at: NOW,
    }
}

fn fail(step: &str, lasting: bool) -> PipelineRunCommand {
    PipelineRunCommand::Fail {
        step: step.into(),
        input: "{}".into(),
        code: "conflict".into(),
        detail: String::new(),
        lasting,
        begun_at: NOW,
    }
}

fn approve(step: &str, approved: bool) -> PipelineRunCommand {
    PipelineRunCommand::Decide {
        step: step.into(),
        approved,
        note: None,
        output: "{}".into(),
        by: BY,
        by_name: "Jonas Weber".into(),
    }
}

fn resume(graph: Graph) -> PipelineRunCommand {
    PipelineRunCommand::Resume { graph, version: 2, by: BY, by_name: "Jonas Weber".into() }
}

fn given(graph: Graph, commands: impl IntoIterator<Item = PipelineRunCommand>) -> PipelineRunState {
    std::iter::once(begin(graph)).chain(commands).fold(PipelineRunState::default(), |state, command| {
        let events = PipelineRun::decide(&state, command, NOW).expect("it may");
        events.iter().fold(state, PipelineRun::evolve)
    })
}

fn refused(state: &PipelineRunState, command: PipelineRunCommand) -> PipelineRunRefusal {
    PipelineRun::decide(state, command, NOW).expect_err("it may not")
}

fn next_of(state: &PipelineRunState) -> &str {
    match state.next() {
        NextStep::Do(step) => &step.id,
        NextStep::Skip(_) => "skip",
        NextStep::Wait => "wait",
        NextStep::End(_) => "end",
    }
}

/// A condition, a step on either side of it, and one after both.
fn forked() -> Graph {
    let high = Step::new("high", StepKind::Condition).with("left", "{{input.priority}}").with("is", "is_filled");
    let low = Step::new("low", StepKind::Condition).with("left", "{{input.priority}}").with("is", "is_empty");
    let urgent = Step::new("urgent", StepKind::Prompt).with("text", "now").after("high");
    let later = Step::new("later", StepKind::Prompt).with("text", "later").after("low");
    let told = Step::new("told", StepKind::Prompt).with("text", "told").after("urgent").after("later");
    Graph { steps: vec![high, low, urgent, later, told], ..Graph::default() }
}

#[test]
fn steps_come_one_after_the_other_and_the_run_ends_with_the_last() {
    let state = given(example_graph(), []);
    assert_eq!(next_of(&state), "find");
    let state = given(example_graph(), [complete("find", false), complete("write", false)]);
    assert_eq!(next_of(&state), "answer");
    let state = given(example_graph(), [complete("find", false), complete("write", false), await_model("answer")]);
    assert_eq!((next_of(&state), state.steps["answer"].execution.is_some()), ("wait", true));
    let all = [complete("find", false), complete("write", false), await_model("answer"), complete("answer", false)];
    assert_eq!(given(example_graph(), all).status, Some(RunStatus::Done));
}

#[test]
fn a_run_waits_once_nothing_but_what_waits_is_left_to_go_on() {
    let ask = Step::new("ask", StepKind::Approval).with("ask", "Shall it be?");
    let beside = Step::new("beside", StepKind::Prompt).with("text", "beside");
    let both = Step::new("both", StepKind::Prompt).with("text", "both").after("ask").after("beside");
    let graph = Graph { steps: vec![ask, beside, both], ..Graph::default() };
    let stands = |commands: &[PipelineRunCommand]| given(graph.clone(), commands.to_vec()).under_way();
    assert_eq!(stands(&[]), RunStatus::Running);
    assert_eq!(stands(&[await_person("ask")]), RunStatus::Running, "the other branch can go on");
    assert_eq!(stands(&[await_person("ask"), complete("beside", false)]), RunStatus::Waiting);
    let approved = [await_person("ask"), complete("beside", false), approve("ask", true)];
    assert_eq!(stands(&approved), RunStatus::Running);
}

#[test]
fn a_step_that_is_done_is_not_done_again() {
    let state = given(example_graph(), [complete("find", false)]);
    assert_eq!(refused(&state, complete("find", false)), PipelineRunRefusal::NotItsTurn);
    assert_eq!(refused(&state, complete("gone", false)), PipelineRunRefusal::NotItsTurn);
    assert_eq!(refused(&state, begin(example_graph())), PipelineRunRefusal::Exists);
    assert_eq!(refused(&PipelineRunState::default(), complete("find", false)), PipelineRunRefusal::Unknown);
}

#[test]
fn what_follows_an_unmet_condition_is_left_out_and_what_follows_both_ways_is_not() {
    let state = given(forked(), [complete("high", true), complete("low", false)]);
    assert_eq!((state.stands("urgent"), next_of(&state)), (StepStatus::Skipped, "later"));
    let state = given(forked(), [complete("high", true), complete("low", false), complete("later", false)]);
    assert_eq!(next_of(&state), "told");
    let neither = given(forked(), [complete("high", true), complete("low", true)]);
    assert_eq!((neither.stands("told"), neither.status), (StepStatus::Skipped, Some(RunStatus::Done)));
}

#[test]
fn a_step_that_fails_is_tried_again_until_its_tries_are_used_up() {
    let state = given(example_graph(), [fail("find", false), fail("find", false)]);
    assert_eq!((state.status, next_of(&state)), (Some(RunStatus::Running), "find"));
    assert_eq!(state.steps["find"].attempts, 2);
    let state = given(example_graph(), [fail("find", false), fail("find", false), fail("find", false)]);
    assert_eq!(state.status, Some(RunStatus::Failed), "two retries make three tries");
    assert_eq!(
        given(example_graph(), [fail("find", true)]).status,
        Some(RunStatus::Failed),
        "what lasts isn't tried again"
    );
    assert_eq!(refused(&state, complete("find", false)), PipelineRunRefusal::Ended);
}

#[test]
fn a_run_is_resumed_where_it_failed_with_what_was_corrected() {
    let mut corrected = example_graph();
    corrected.steps[1].set("text", "Shorter: {{steps.find.text}}");
    let stopped = [complete("find", false), fail("write", true)];
    let state = given(example_graph(), stopped.into_iter().chain([resume(corrected.clone())]));
    assert_eq!((state.status, next_of(&state)), (Some(RunStatus::Running), "write"));
    assert_eq!(state.stands("find"), StepStatus::Done, "what is done isn't done again");
    assert_eq!(state.graph, corrected);
    assert_eq!(state.steps["write"].failures, 0, "it has all its tries again");
    assert_eq!(refused(&state, resume(corrected)), PipelineRunRefusal::NotStopped);
}

#[test]
fn an_answer_that_is_on_its_way_is_not_asked_for_twice() {
    let begun = || [complete("find", false), complete("write", false), await_model("answer")];
    let cancel = PipelineRunCommand::Cancel { by: BY, by_name: "Jonas Weber".into() };
    let state = given(example_graph(), begun().into_iter().chain([cancel.clone(), resume(example_graph())]));
    assert_eq!((next_of(&state), state.steps["answer"].execution.is_some()), ("wait", true));
    let mut corrected = example_graph();
    corrected.steps[2].set("prompt", "Another: {{steps.write.text}}");
    let state = given(example_graph(), begun().into_iter().chain([cancel, resume(corrected)]));
    assert_eq!(next_of(&state), "answer", "another question is another answer");
}

#[test]
fn somebody_approves_or_declines_what_waits_for_that() {
    let ask = Step::new("ask", StepKind::Approval).with("ask", "Send it?");
    let send = Step::new("send", StepKind::Prompt).with("text", "sent").after("ask");
    let graph = || Graph { steps: vec![ask.clone(), send.clone()], ..Graph::default() };
    let waits = given(graph(), [await_person("ask")]);
    assert_eq!(next_of(&waits), "wait");
    assert_eq!(next_of(&given(graph(), [await_person("ask"), approve("ask", true)])), "send");
    let declined = given(graph(), [await_person("ask"), approve("ask", false)]);
    assert_eq!((declined.status, declined.stands("ask")), (Some(RunStatus::Failed), StepStatus::Failed));
    assert_eq!(refused(&given(graph(), []), approve("ask", true)), PipelineRunRefusal::NotItsTurn);
    let model = given(example_graph(), [complete("find", false), complete("write", false), await_model("answer")]);
    assert_eq!(refused(&model, approve("answer", true)), PipelineRunRefusal::NotItsTurn, "a model isn't approved");
}

#[test]
fn a_run_ends_when_it_takes_too_long() {
    assert_eq!(given(example_graph(), [PipelineRunCommand::TimeOut]).status, Some(RunStatus::TimedOut));
    let ended = given(example_graph(), [PipelineRunCommand::TimeOut]);
    assert_eq!(refused(&ended, PipelineRunCommand::TimeOut), PipelineRunRefusal::Ended);
}

#[test]
fn every_event_can_be_read_again() {
    for event in PipelineRunEvent::examples() {
        let json = serde_json::to_value(&event).unwrap();
        assert_eq!(serde_json::from_value::<PipelineRunEvent>(json).unwrap(), event);
    }
}
