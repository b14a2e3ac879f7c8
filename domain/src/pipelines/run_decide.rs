//! What a run answers to what is asked of it.

use super::super::{NextStep, Step, faults_of};
use super::evolve::evolve;
use super::*;
use crate::workspaces::{day_of, words_key};

type Events = Vec<PipelineRunEvent>;

/// The events that follow, or the refusal.
pub(super) fn decide(
    state: &PipelineRunState,
    command: PipelineRunCommand,
    at: Moment,
) -> Result<Events, PipelineRunRefusal> {
    let (status, command) = match (state.status, command) {
        (None, PipelineRunCommand::Begin(begun)) => return Ok(settled(state, vec![begin(*begun, at)])),
        (None, _) => return Err(PipelineRunRefusal::Unknown),
        (Some(_), PipelineRunCommand::Begin(_)) => return Err(PipelineRunRefusal::Exists),
        (Some(status), PipelineRunCommand::Resume { graph, version, by, by_name }) => {
            if !status.can_resume() || !faults_of(&graph).is_empty() {
                return Err(PipelineRunRefusal::NotStopped);
            }
            let (graph, by_name) = (Box::new(graph), Personal::of(by.0, by_name));
            return Ok(settled(state, vec![PipelineRunEvent::PipelineRunResumed { version, graph, by, by_name }]));
        }
        (Some(status), command) => (status, command),
    };
    if status.has_ended() {
        return Err(PipelineRunRefusal::Ended);
    }
    let words = |text: String| Personal::of(state.words, text);
    let event = match command {
        PipelineRunCommand::Complete { step, input, output, unmet, begun_at } => {
            let attempt = turn(state, &step)?;
            let (input, output) = (words(input), words(output));
            PipelineRunEvent::PipelineStepDone { step, input, output, unmet, attempt, begun_at, at }
        }
        PipelineRunCommand::Await { step, input, wait, execution, begun_at } => {
            let attempt = turn(state, &step)?;
            PipelineRunEvent::PipelineStepWaits { step, input: words(input), wait, execution, attempt, begun_at }
        }
        PipelineRunCommand::Fail { step, input, code, detail, lasting, begun_at } => {
            let attempt = turn(state, &step)?;
            let tries = state.graph.step(&step).map_or(1, Step::tries);
            let again = !lasting && state.steps.get(&step).map_or(0, |step| step.failures) + 1 < tries;
            let (input, detail) = (words(input), words(detail));
            PipelineRunEvent::PipelineStepFailed { step, input, code, detail, again, attempt, begun_at, at }
        }
        PipelineRunCommand::Decide { step, approved, note, output, by, by_name } => {
            return decided(state, (step, approved, note, output), (by, by_name), at);
        }
        PipelineRunCommand::Cancel { by, by_name } => ended(RunStatus::Cancelled, Some((by, by_name))),
        PipelineRunCommand::TimeOut => ended(RunStatus::TimedOut, None),
        PipelineRunCommand::Begin(_) | PipelineRunCommand::Resume { .. } => return Err(PipelineRunRefusal::Exists),
    };
    Ok(settled(state, vec![event]))
}

fn begin(begun: Begun, at: Moment) -> PipelineRunEvent {
    let Begun { pipeline, version, workspace, graph, input, cause, by, by_name, key } = begun;
    PipelineRunEvent::PipelineRunBegun {
        pipeline,
        version,
        workspace,
        graph: Box::new(graph),
        input: Personal::of(words_key(workspace, day_of(at)), input),
        cause,
        key,
        started_by: by,
        started_by_name: Personal::of(by.0, by_name),
    }
}

fn ended(outcome: RunStatus, by: Option<(PersonId, String)>) -> PipelineRunEvent {
    let (by, by_name) = by.map(|(by, name)| (by, Personal::of(by.0, name))).unzip();
    PipelineRunEvent::PipelineRunEnded { outcome, by, by_name }
}

/// The how manieth try of a step it is, if it is its turn: nothing of it is done yet.
fn turn(state: &PipelineRunState, step: &str) -> Result<u32, PipelineRunRefusal> {
    if state.graph.step(step).is_none() {
        return Err(PipelineRunRefusal::NotItsTurn);
    }
    match (state.stands(step), state.steps.get(step)) {
        (StepStatus::Done | StepStatus::Skipped, _) => Err(PipelineRunRefusal::NotItsTurn),
        // What has waited goes on with the same try.
        (StepStatus::Waiting, known) => Ok(known.map_or(1, |step| step.attempts)),
        (_, known) => Ok(known.map_or(0, |step| step.attempts) + 1),
    }
}

/// A decision, and what it makes of the step: what was declined has failed for good.
fn decided(
    state: &PipelineRunState,
    (step, approved, note, output): (String, bool, Option<String>, String),
    (by, by_name): (PersonId, String),
    at: Moment,
) -> Result<Events, PipelineRunRefusal> {
    let known = state.steps.get(&step).filter(|it| it.status == StepStatus::Waiting && it.execution.is_none());
    let Some(StepState { attempts, begun_at, .. }) = known else { return Err(PipelineRunRefusal::NotItsTurn) };
    let (attempt, begun_at) = (*attempts, begun_at.unwrap_or(at));
    let words = |text: String| Personal::of(state.words, text);
    let told = note.clone().map(words);
    let decided = PipelineRunEvent::PipelineStepDecided {
        step: step.clone(),
        approved,
        note: told,
        by,
        by_name: Personal::of(by.0, by_name),
    };
    let input = words(String::new());
    let next = if approved {
        let output = words(output);
        PipelineRunEvent::PipelineStepDone { step, input, output, unmet: false, attempt, begun_at, at }
    } else {
        let (code, detail) = ("step_declined".to_owned(), words(note.unwrap_or_default()));
        PipelineRunEvent::PipelineStepFailed { step, input, code, detail, again: false, attempt, begun_at, at }
    };
    Ok(settled(state, vec![decided, next]))
}

/// What follows by itself: steps are left out, and the run ends when nothing is left, or when a step failed for good.
fn settled(state: &PipelineRunState, mut events: Events) -> Events {
    let mut state = events.iter().fold(state.clone(), evolve);
    let failed = events.iter().any(|event| matches!(event, PipelineRunEvent::PipelineStepFailed { again: false, .. }));
    if failed {
        events.push(ended(RunStatus::Failed, None));
        return events;
    }
    if state.status.is_none_or(RunStatus::has_ended) {
        return events;
    }
    // Each round settles one step, so this ends.
    for _ in 0..=state.graph.steps.len() {
        let next = match state.next() {
            NextStep::Skip(step) => PipelineRunEvent::PipelineStepSkipped { step: step.id.clone() },
            NextStep::End(outcome) => ended(outcome, None),
            NextStep::Do(_) | NextStep::Wait => return events,
        };
        let has_ended = matches!(next, PipelineRunEvent::PipelineRunEnded { .. });
        state = evolve(state, &next);
        events.push(next);
        if has_ended {
            break;
        }
    }
    events
}
