//! What a schedule answers to what is asked of it.

use super::*;

/// The events that follow, or the refusal.
pub(super) fn decide(
    state: &RunScheduleState,
    command: RunScheduleCommand,
    at: Moment,
) -> Result<Vec<RunScheduleEvent>, RunScheduleRefusal> {
    let Some(known) = &state.arrangement else {
        let RunScheduleCommand::Arrange(drafted) = command else { return Err(RunScheduleRefusal::Unknown) };
        return Ok(vec![scheduled(*drafted, at)?]);
    };
    if state.is_removed {
        return Err(RunScheduleRefusal::Unknown);
    }
    match command {
        RunScheduleCommand::Arrange(_) => Err(RunScheduleRefusal::Exists),
        RunScheduleCommand::Rearrange(drafted) => Ok(vec![rescheduled(*drafted, state.is_on, at)?]),
        RunScheduleCommand::SwitchOn { .. } if state.is_on => Ok(Vec::new()),
        RunScheduleCommand::SwitchOn { zone, by } => {
            let next_at = known.next(&zone, at).ok_or(RunScheduleRefusal::Over)?;
            Ok(vec![RunScheduleEvent::RunScheduleSwitchedOn { person_id: by, next_at: Some(next_at) }])
        }
        RunScheduleCommand::SwitchOff { .. } if !state.is_on => Ok(Vec::new()),
        RunScheduleCommand::SwitchOff { by } => Ok(vec![RunScheduleEvent::RunScheduleSwitchedOff { person_id: by }]),
        RunScheduleCommand::Remove { by } => Ok(vec![RunScheduleEvent::RunScheduleRemoved { person_id: by }]),
        RunScheduleCommand::Settle { fallen, zone, outcome } => {
            // What was waited for is another one by now: somebody else was quicker.
            if !state.is_on || state.next_at != Some(fallen.first) || fallen.due > at {
                return Err(RunScheduleRefusal::NotDue);
            }
            Ok(settled(state, fallen, outcome, known.next(&zone, at)))
        }
    }
}

fn scheduled(drafted: Drafted, at: Moment) -> Result<RunScheduleEvent, RunScheduleRefusal> {
    let next_at = drafted.arrangement.next(&drafted.zone, at).ok_or(RunScheduleRefusal::NeverFalls)?;
    let Drafted { arrangement, values, owner, owner_name, key, given, .. } = drafted;
    let (values, owner_name) = (Personal::of(owner.0, values), Personal::of(owner.0, owner_name));
    Ok(RunScheduleEvent::RunScheduled { arrangement, values, owner, owner_name, key, given, next_at: Some(next_at) })
}

fn rescheduled(drafted: Drafted, is_on: bool, at: Moment) -> Result<RunScheduleEvent, RunScheduleRefusal> {
    let next_at = drafted.arrangement.next(&drafted.zone, at).ok_or(RunScheduleRefusal::NeverFalls)?;
    let next_at = is_on.then_some(next_at);
    let Drafted { arrangement, values, owner, owner_name, key, given, .. } = drafted;
    let (values, owner_name) = (Personal::of(owner.0, values), Personal::of(owner.0, owner_name));
    Ok(RunScheduleEvent::RunRescheduled { arrangement, values, owner, owner_name, key, given, next_at })
}

/// What was passed over, what became of the latest fall, and the end where it was refused too often.
fn settled(
    state: &RunScheduleState,
    fallen: Fallen,
    outcome: Outcome,
    next_at: Option<Moment>,
) -> Vec<RunScheduleEvent> {
    let Fallen { first, due, passed, .. } = fallen;
    let missed = |falls| RunScheduleEvent::ScheduledRunsMissed { first, last: due, falls, next_at };
    let mut events = Vec::new();
    if passed > 0 && !matches!(outcome, Outcome::Missed) {
        events.push(missed(passed));
    }
    match outcome {
        Outcome::Missed => events.push(missed(passed.saturating_add(1))),
        Outcome::Started { execution, version } => {
            events.push(RunScheduleEvent::ScheduledRunStarted { due, execution, version, next_at });
        }
        Outcome::Refused(why) => {
            events.push(RunScheduleEvent::ScheduledRunRefused { due, why: why.clone(), next_at });
            if state.refusals.saturating_add(1) >= REFUSALS_MAX {
                let told = state.owner.into_iter().collect();
                events.push(RunScheduleEvent::RunScheduleGivenUp { why, told });
            }
        }
    }
    events
}
