//! What a run answers to what is asked of it.

use super::*;

/// The event that follows, or the refusal.
pub(super) fn decide(
    state: &ExecutionState,
    command: ExecutionCommand,
    at: Moment,
) -> Result<ExecutionEvent, ExecutionRefusal> {
    use ExecutionStatus::{Queued, Running};
    let latency_ms = state.begun_at.map_or(0, |begun| at.ms_since(begun));
    let words = |text: String| Personal::of(state.words.unwrap_or_default(), text);
    let whole = |bill: Bill| bill.after(&state.lost);
    let event = match (command, state.status) {
        (ExecutionCommand::Queue(asked), None) => queued(*asked, at),
        (ExecutionCommand::Queue(_), Some(_)) => return Err(ExecutionRefusal::Exists),
        (_, None) => return Err(ExecutionRefusal::NotRunning),
        (ExecutionCommand::Begin, Some(Queued)) => ExecutionEvent::ExecutionBegun { at },
        (ExecutionCommand::Begin, _) => return Err(ExecutionRefusal::NotQueued),
        (ExecutionCommand::Return { bill }, Some(Running)) if state.attempts < ATTEMPTS_MAX => {
            ExecutionEvent::ExecutionReturned { at, bill }
        }
        (ExecutionCommand::Return { bill }, Some(Running)) => {
            ExecutionEvent::ExecutionFailed { failure: Failure::Interrupted, bill: whole(bill), latency_ms }
        }
        (ExecutionCommand::Complete { text, calls, reason, bill, findings, sources }, Some(Running)) => {
            let (answer, bill) = (words(text), whole(bill));
            let calls = (!calls.is_empty()).then(|| Personal::of(state.words.unwrap_or_default(), calls));
            ExecutionEvent::ExecutionCompleted { answer, calls, reason, bill, findings, latency_ms, sources }
        }
        (ExecutionCommand::Return { .. } | ExecutionCommand::Complete { .. }, _) => {
            return Err(ExecutionRefusal::NotRunning);
        }
        (ExecutionCommand::Refuse { said, bill, findings }, Some(Queued | Running)) => {
            ExecutionEvent::ExecutionRefused { said: words(said), bill: whole(bill), findings, latency_ms }
        }
        (ExecutionCommand::Fail { failure, bill }, Some(Queued | Running)) => {
            ExecutionEvent::ExecutionFailed { failure, bill: whole(bill), latency_ms }
        }
        (ExecutionCommand::Cancel { so_far, bill }, Some(Queued | Running)) => {
            ExecutionEvent::ExecutionCancelled { so_far: words(so_far), bill: whole(bill), latency_ms }
        }
        (ExecutionCommand::Refuse { .. } | ExecutionCommand::Fail { .. } | ExecutionCommand::Cancel { .. }, _) => {
            return Err(ExecutionRefusal::Ended);
        }
        (ExecutionCommand::Rate { .. }, Some(status)) if !status.has_ended() => return Err(ExecutionRefusal::GoesOn),
        (ExecutionCommand::Rate { by, rating, note }, _) => {
            ExecutionEvent::ExecutionRated { person_id: by, rating, note: note.filter(|_| rating.is_some()).map(words) }
        }
        (ExecutionCommand::Comment { .. }, _) if state.comments >= COMMENTS_MAX => {
            return Err(ExecutionRefusal::TooMuchSaid);
        }
        (ExecutionCommand::Comment { id, by, by_name, text, mut mentions }, _) => {
            mentions.sort_unstable_by_key(|person| person.0);
            mentions.dedup();
            let (person_name, text) = (Personal::of(by.0, by_name), words(text));
            ExecutionEvent::ExecutionCommented { comment: id, person_id: by, person_name, text, mentions }
        }
        (ExecutionCommand::Share { by, with, note }, _) => {
            ExecutionEvent::ExecutionShared { person_id: by, with, note: note.map(words) }
        }
        (ExecutionCommand::Assign { by, to }, _) => ExecutionEvent::ExecutionAssigned {
            person_id: by,
            to: to.as_ref().map(|(person, _)| *person),
            to_name: to.map(|(person, name)| Personal::of(person.0, name)),
        },
        (ExecutionCommand::Outdate { document, version }, _) => {
            if !state.cites.iter().any(|it| it.document == document && it.version < version) {
                return Err(ExecutionRefusal::NotCited);
            }
            ExecutionEvent::SourceSuperseded { document, version, told: state.started_by }
        }
    };
    Ok(event)
}

fn queued(asked: Asked, at: Moment) -> ExecutionEvent {
    let Asked { workspace, prompt, origin, findings, by, by_name } = asked;
    ExecutionEvent::ExecutionQueued {
        model: prompt.model.clone(),
        prompt: Personal::of(words_key(workspace, day_of(at)), Box::new(prompt)),
        workspace: Some(workspace),
        origin,
        findings,
        started_by: by,
        started_by_name: Personal::of(by.0, by_name),
    }
}
