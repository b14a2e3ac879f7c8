//! What an errand answers to what is asked of it, and what it becomes by that.

use super::*;
use crate::workspaces::{day_of, words_key};

/// Letters of the place that a refusal is about.
const PLACE_LETTERS: usize = 120;

/// The events that follow, or the refusal.
pub(super) fn decide(
    state: &ErrandState,
    command: ErrandCommand,
    at: Moment,
) -> Result<Vec<ErrandEvent>, ErrandRefusal> {
    let event = match command {
        ErrandCommand::Send(_) if state.status.is_some() => return Err(ErrandRefusal::Exists),
        ErrandCommand::Send(sent) => sent_out(*sent, at),
        // What was made is written down even where somebody stopped the errand meanwhile.
        ErrandCommand::Make { call, made } => {
            expect(state, call, CallStage::Cleared, ErrandRefusal::NotNow)?;
            let Made { result, left_out, code } = made;
            ErrandEvent::ErrandCallMade { call, result: words(state, result), left_out, code, at }
        }
        _ if state.status.is_none_or(ErrandStatus::has_ended) => return Err(ErrandRefusal::Ended),
        ErrandCommand::Cancel { by } => ErrandEvent::ErrandCancelled { person_id: by },
        ErrandCommand::Fail { failure, code } => ErrandEvent::ErrandFailed { failure, code },
        ErrandCommand::Approve { call, by, by_name } => {
            expect(state, call, CallStage::Waiting, ErrandRefusal::NotWaiting)?;
            ErrandEvent::ErrandCallApproved { call, person_id: by, person_name: Personal::of(by.0, by_name), at }
        }
        ErrandCommand::Decline { call, by, note } => {
            expect(state, call, CallStage::Waiting, ErrandRefusal::NotWaiting)?;
            let note = note.filter(|note| !note.trim().is_empty()).map(|note| words(state, note));
            let (person_id, person_name) = by.map(|(id, name)| (id, Personal::of(id.0, name))).unzip();
            ErrandEvent::ErrandCallDeclined { call, person_id, person_name, note, at }
        }
        ErrandCommand::Begin if state.status == Some(ErrandStatus::Queued) => ErrandEvent::ErrandBegun { at },
        ErrandCommand::Begin => return Err(ErrandRefusal::NotNow),
        _ if state.status != Some(ErrandStatus::Working) => return Err(ErrandRefusal::NotNow),
        ErrandCommand::Return if state.lost + 1 < LOST_MAX => ErrandEvent::ErrandReturned { at },
        ErrandCommand::Return => ErrandEvent::ErrandFailed { failure: ErrandFailure::Interrupted, code: None },
        ErrandCommand::Think(_) if state.next() != Next::Think => return Err(ErrandRefusal::NotNow),
        ErrandCommand::Think(thought) => return Ok(thought_of(state, *thought)),
        ErrandCommand::Refuse { call, operation, why, at: argument } => {
            expect_undone(state, call)?;
            ErrandEvent::ErrandCallRefused { call, operation, why, argument: as_name(&argument), at }
        }
        ErrandCommand::Clear { call, operation } => {
            expect(state, call, CallStage::Planned, ErrandRefusal::NotNow)?;
            ErrandEvent::ErrandCallCleared { call, operation, at }
        }
        ErrandCommand::Hold { call, operation, why, foreseen, expires_at, told } => {
            expect_undone(state, call)?;
            let foreseen = words(state, foreseen);
            ErrandEvent::ErrandCallHeld { call, operation, why, foreseen, expires_at, told, at }
        }
        ErrandCommand::Answer { .. } if state.next() != Next::Think => return Err(ErrandRefusal::NotNow),
        ErrandCommand::Answer { answer, sources } => answered(state, answer, sources),
    };
    Ok(vec![event])
}

fn words<T>(state: &ErrandState, value: T) -> Personal<T> {
    Personal::of(state.words.unwrap_or_default(), value)
}

fn sent_out(sent: Sent, at: Moment) -> ErrandEvent {
    let Sent { workspace, text, instructions, planner, model, by, by_name, key, given } = sent;
    let words = words_key(workspace, day_of(at));
    ErrandEvent::ErrandSent {
        text: Personal::of(words, text),
        instructions: Personal::of(words, instructions),
        planner,
        model,
        workspace,
        sent_by: by,
        sent_by_name: Personal::of(by.0, by_name),
        key,
        given,
    }
}

/// A turn; one that asks for nothing more is the answer.
fn thought_of(state: &ErrandState, thought: Thought) -> Vec<ErrandEvent> {
    let Thought { offered, said, mut calls, bill } = thought;
    calls.truncate(CALLS_MAX);
    let count = u32::try_from(calls.len()).unwrap_or_default();
    let answer = (count == 0).then(|| answered(state, said.clone(), Vec::new()));
    let (said, calls) = (words(state, said), words(state, calls));
    let thought = ErrandEvent::ErrandThought { offered, said, calls, count, bill };
    [Some(thought), answer].into_iter().flatten().collect()
}

fn answered(state: &ErrandState, answer: String, sources: Vec<ErrandSource>) -> ErrandEvent {
    ErrandEvent::ErrandAnswered { answer: words(state, answer), sources: words(state, sources) }
}

/// A place in the arguments as far as it is made of names: what a model wrote in the place of one isn't sealed there.
fn as_name(place: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || "._[]:- ".contains(*c);
    place.chars().filter(is_plain).take(PLACE_LETTERS).collect()
}

fn expect(state: &ErrandState, call: u32, stage: CallStage, else_: ErrandRefusal) -> Result<(), ErrandRefusal> {
    let call = state.call(call).ok_or(ErrandRefusal::NoCall)?;
    if call.stage == stage { Ok(()) } else { Err(else_) }
}

/// A call that was asked for, or is to be made: what was allowed a moment ago may be forbidden now.
fn expect_undone(state: &ErrandState, call: u32) -> Result<(), ErrandRefusal> {
    match state.call(call).ok_or(ErrandRefusal::NoCall)?.stage {
        CallStage::Planned | CallStage::Cleared => Ok(()),
        CallStage::Refused | CallStage::Waiting | CallStage::Declined | CallStage::Made => Err(ErrandRefusal::NotNow),
    }
}

/// The state after an event.
pub(super) fn evolve(mut state: ErrandState, event: &ErrandEvent) -> ErrandState {
    match event {
        ErrandEvent::ErrandSent { text, workspace, sent_by, .. } => {
            state.status = Some(ErrandStatus::Queued);
            state.words = Some(text.subject());
            (state.sender, state.workspace) = (Some(*sent_by), Some(*workspace));
        }
        ErrandEvent::ErrandBegun { .. } => {
            state.status = Some(ErrandStatus::Working);
            state.attempts = state.attempts.saturating_add(1);
        }
        ErrandEvent::ErrandReturned { .. } => {
            state.status = Some(ErrandStatus::Queued);
            state.lost = state.lost.saturating_add(1);
        }
        ErrandEvent::ErrandThought { count, .. } => {
            let planned = CallState { stage: CallStage::Planned, approved: false, since: None };
            state.calls.extend((0..*count).map(|_| planned));
            state.turns = state.turns.saturating_add(1);
            state.lost = 0;
        }
        ErrandEvent::ErrandCallRefused { call, at, .. } => state.moved(*call, CallStage::Refused, *at),
        ErrandEvent::ErrandCallCleared { call, at, .. } => state.moved(*call, CallStage::Cleared, *at),
        ErrandEvent::ErrandCallHeld { call, at, .. } => {
            state.moved(*call, CallStage::Waiting, *at);
            state.status = Some(ErrandStatus::Waiting);
        }
        ErrandEvent::ErrandCallApproved { call, at, .. } => {
            state.moved(*call, CallStage::Cleared, *at);
            state.status = Some(ErrandStatus::Queued);
        }
        ErrandEvent::ErrandCallDeclined { call, at, .. } => {
            state.moved(*call, CallStage::Declined, *at);
            state.status = Some(ErrandStatus::Queued);
        }
        ErrandEvent::ErrandCallMade { call, at, .. } => state.moved(*call, CallStage::Made, *at),
        ErrandEvent::ErrandAnswered { .. } => state.status = Some(ErrandStatus::Done),
        ErrandEvent::ErrandFailed { .. } => state.status = Some(ErrandStatus::Failed),
        ErrandEvent::ErrandCancelled { .. } => state.status = Some(ErrandStatus::Cancelled),
    }
    state
}
