use super::*;
use crate::kernel::TimeZone;
use crate::templates::schedules::{Rhythm, RhythmKind, TimeOfDay};
use uuid::Uuid;

const LINA: PersonId = PersonId(Uuid::from_u128(7));

fn at(text: &str) -> Moment {
    Moment(text.parse().unwrap())
}

fn zone() -> Arc<Zone> {
    Arc::new(Zone::utc())
}

/// Each day at eight, by UTC.
fn drafted(owner: PersonId) -> Box<Drafted> {
    let rhythm = Rhythm {
        kind: RhythmKind::Hourly,
        days: Vec::new(),
        day: None,
        hours: Some(12),
        at: TimeOfDay::written("08:00"),
    };
    let arrangement = Arrangement { rhythm, time_zone: TimeZone::default(), until: None, ..Arrangement::example() };
    Box::new(Drafted {
        arrangement,
        values: vec![FilledIn::of("shop", "Aurora Foods")],
        zone: zone(),
        owner,
        owner_name: "Lina Haddad".into(),
        key: None,
        given: None,
    })
}

/// Decides on what has happened, and adds what comes of it.
fn then(
    events: &mut Vec<RunScheduleEvent>,
    command: RunScheduleCommand,
    now: &str,
) -> Result<Vec<RunScheduleEvent>, RunScheduleRefusal> {
    let decided = RunSchedule::decide(&RunSchedule::replay(&*events), command, at(now))?;
    events.extend(decided.clone());
    Ok(decided)
}

fn arranged() -> Vec<RunScheduleEvent> {
    let mut events = Vec::new();
    then(&mut events, RunScheduleCommand::Arrange(drafted(LINA)), "2026-11-23T07:00:00Z").unwrap();
    events
}

/// Settles what has come due by now.
fn settle(
    events: &mut Vec<RunScheduleEvent>,
    outcome: Outcome,
    now: &str,
) -> Result<Vec<RunScheduleEvent>, RunScheduleRefusal> {
    let fallen = RunSchedule::replay(&*events).fallen(&zone(), at(now)).ok_or(RunScheduleRefusal::NotDue)?;
    then(events, RunScheduleCommand::Settle { fallen, zone: zone(), outcome }, now)
}

fn started(number: u128) -> Outcome {
    Outcome::Started { execution: ExecutionId(Uuid::from_u128(number)), version: 1 }
}

fn refused() -> Outcome {
    Outcome::Refused(FallRefusal { code: "budget_used_up".into(), params: BTreeMap::new() })
}

#[test]
fn a_fall_is_settled_once() {
    let mut events = arranged();
    let state = RunSchedule::replay(&events);
    assert_eq!((state.is_on, state.next_at), (true, Some(at("2026-11-23T08:00:00Z"))));
    assert_eq!(settle(&mut events, started(1), "2026-11-23T07:59:59Z"), Err(RunScheduleRefusal::NotDue));
    let fallen = state.fallen(&zone(), at("2026-11-23T08:00:03Z")).unwrap();
    let again = || RunScheduleCommand::Settle { fallen, zone: zone(), outcome: started(1) };
    assert_eq!(then(&mut events, again(), "2026-11-23T08:00:03Z").unwrap().len(), 1);
    assert_eq!(RunSchedule::replay(&events).next_at, Some(at("2026-11-23T20:00:00Z")));
    assert_eq!(then(&mut events, again(), "2026-11-23T08:00:04Z"), Err(RunScheduleRefusal::NotDue));
}

#[test]
fn what_was_passed_over_is_said_beside_what_is_run() {
    let mut events = arranged();
    let decided = settle(&mut events, started(1), "2026-11-24T20:30:00Z").unwrap();
    let [RunScheduleEvent::ScheduledRunsMissed { falls: 3, .. }, RunScheduleEvent::ScheduledRunStarted { due, .. }] =
        decided[..]
    else {
        panic!("{decided:?}")
    };
    assert_eq!(due, at("2026-11-24T20:00:00Z"));
    let decided = settle(&mut events, Outcome::Missed, "2026-11-25T10:00:00Z").unwrap();
    assert!(matches!(decided[..], [RunScheduleEvent::ScheduledRunsMissed { falls: 1, .. }]), "{decided:?}");
    assert_eq!(RunSchedule::replay(&events).next_at, Some(at("2026-11-25T20:00:00Z")));
}

#[test]
fn three_refusals_in_a_row_switch_it_off_and_its_owner_is_told() {
    let mut events = arranged();
    settle(&mut events, refused(), "2026-11-23T08:00:00Z").unwrap();
    settle(&mut events, refused(), "2026-11-23T20:00:00Z").unwrap();
    settle(&mut events, started(1), "2026-11-24T08:00:00Z").unwrap();
    assert_eq!(RunSchedule::replay(&events).refusals, 0, "what runs begins anew");
    settle(&mut events, refused(), "2026-11-24T20:00:00Z").unwrap();
    assert_eq!(settle(&mut events, refused(), "2026-11-25T08:00:00Z").unwrap().len(), 1);
    let last = settle(&mut events, refused(), "2026-11-25T20:00:00Z").unwrap();
    let [_, RunScheduleEvent::RunScheduleGivenUp { told, .. }] = &last[..] else { panic!("{last:?}") };
    assert_eq!(told, &[LINA]);
    let state = RunSchedule::replay(&events);
    assert_eq!((state.is_on, state.next_at), (false, None));
    let on = RunScheduleCommand::SwitchOn { zone: zone(), by: LINA };
    then(&mut events, on, "2026-11-26T07:00:00Z").unwrap();
    let state = RunSchedule::replay(&events);
    assert_eq!((state.refusals, state.next_at), (0, Some(at("2026-11-26T08:00:00Z"))));
}

#[test]
fn whoever_arranges_it_otherwise_is_whose_it_is_from_then_on() {
    let (mut events, wei) = (arranged(), PersonId(Uuid::from_u128(8)));
    then(&mut events, RunScheduleCommand::SwitchOff { by: LINA }, "2026-11-23T07:10:00Z").unwrap();
    then(&mut events, RunScheduleCommand::Rearrange(drafted(wei)), "2026-11-23T07:20:00Z").unwrap();
    let state = RunSchedule::replay(&events);
    assert_eq!((state.owner, state.is_on, state.next_at), (Some(wei), false, None), "and it rests still");
}

#[test]
fn what_has_run_on_its_last_day_is_over_until_it_is_arranged_otherwise() {
    let (mut events, mut drafted) = (Vec::new(), drafted(LINA));
    drafted.arrangement.until = Some("2026-11-23".into());
    then(&mut events, RunScheduleCommand::Arrange(drafted), "2026-11-23T19:00:00Z").unwrap();
    settle(&mut events, started(1), "2026-11-23T20:00:00Z").unwrap();
    let state = RunSchedule::replay(&events);
    assert_eq!((state.is_on, state.next_at), (true, None));
    then(&mut events, RunScheduleCommand::SwitchOff { by: LINA }, "2026-11-24T07:00:00Z").unwrap();
    let on = RunScheduleCommand::SwitchOn { zone: zone(), by: LINA };
    assert_eq!(then(&mut events, on, "2026-11-24T07:01:00Z"), Err(RunScheduleRefusal::Over));
}

#[test]
fn what_would_never_run_is_refused_and_what_was_removed_is_gone() {
    let mut over = drafted(LINA);
    over.arrangement.until = Some("2026-11-22".into());
    let arrange = RunScheduleCommand::Arrange(over);
    assert_eq!(then(&mut Vec::new(), arrange, "2026-11-23T07:00:00Z"), Err(RunScheduleRefusal::NeverFalls));
    let mut events = arranged();
    let off = || RunScheduleCommand::SwitchOff { by: LINA };
    assert_eq!(then(&mut events, off(), "2026-11-23T07:10:00Z").unwrap().len(), 1);
    assert_eq!(then(&mut events, off(), "2026-11-23T07:11:00Z"), Ok(Vec::new()));
    assert_eq!(settle(&mut events, started(1), "2026-11-23T08:00:00Z"), Err(RunScheduleRefusal::NotDue));
    then(&mut events, RunScheduleCommand::Remove { by: LINA }, "2026-11-23T09:00:00Z").unwrap();
    let remove = RunScheduleCommand::Remove { by: LINA };
    assert_eq!(then(&mut events, remove, "2026-11-23T09:01:00Z"), Err(RunScheduleRefusal::Unknown));
}
