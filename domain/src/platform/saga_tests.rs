//! Given these events, when this is asked, then those follow.

use super::SagaCommand as Ask;
use super::SagaEvent as Event;
use super::{Lasting, Next, PlannedStep, Saga, SagaOutcome, SagaRefusal};
use crate::kernel::{Aggregate, Moment};

fn at(seconds: i64) -> Moment {
    Moment::from_unix_s(seconds).unwrap()
}

fn step(name: &str) -> PlannedStep {
    PlannedStep { name: name.into(), attempts_max: 2, outside: false, no_return: false }
}

fn started(steps: Vec<PlannedStep>) -> Vec<Event> {
    vec![Event::SagaStarted { saga: "move_house".into(), input: "{}".into(), steps }]
}

fn done(step: &str) -> Event {
    Event::SagaStepDone { step: step.into(), output: "null".into() }
}

fn complete(step: &str) -> Ask {
    Ask::Complete { step: step.into(), output: "null".into() }
}

fn fail(step: &str, lasting: Lasting) -> Ask {
    Ask::Fail { step: step.into(), code: "internal".into(), lasting }
}

fn failed(step: &str, attempt: u32) -> Event {
    Event::SagaStepFailed { step: step.into(), code: "internal".into(), attempt }
}

fn undone(step: &str) -> Event {
    Event::SagaStepUndone { step: step.into() }
}

fn back(because: &str) -> Event {
    Event::SagaCompensating { because: because.into() }
}

const UNDONE: Event = Event::SagaEnded { outcome: SagaOutcome::Undone };

fn when(given: &[Event], ask: Ask) -> Result<Vec<Event>, SagaRefusal> {
    Saga::decide(&Saga::replay(given), ask, at(100))
}

fn given(more: &[Event]) -> Vec<Event> {
    let mut events = started(vec![step("pack"), step("drive"), step("unpack")]);
    events.extend_from_slice(more);
    events
}

#[test]
fn steps_are_done_in_order_and_the_last_one_ends_it() {
    assert_eq!(when(&given(&[]), complete("drive")), Err(SagaRefusal::OutOfTurn));
    assert_eq!(when(&given(&[]), complete("pack")), Ok(vec![done("pack")]));
    let last = when(&given(&[done("pack"), done("drive")]), complete("unpack")).unwrap();
    assert_eq!(last, [done("unpack"), Event::SagaEnded { outcome: SagaOutcome::Done }]);
}

#[test]
fn a_step_is_done_once() {
    assert_eq!(when(&given(&[done("pack")]), complete("pack")), Err(SagaRefusal::OutOfTurn));
}

#[test]
fn a_passing_failure_is_tried_again_until_the_attempts_are_used_up() {
    assert_eq!(when(&given(&[]), fail("pack", Lasting::Passing)), Ok(vec![failed("pack", 1)]));
    let events = when(&given(&[done("pack"), failed("drive", 1)]), fail("drive", Lasting::Passing)).unwrap();
    assert_eq!(events, [failed("drive", 2), back("internal")]);
}

#[test]
fn a_lasting_failure_goes_back_at_once_and_ends_where_nothing_is_done() {
    let events = when(&given(&[]), fail("pack", Lasting::Lasting)).unwrap();
    assert_eq!(events, [failed("pack", 1), back("internal"), UNDONE]);
}

#[test]
fn what_is_done_is_undone_the_latest_first() {
    let mut events = given(&[done("pack"), done("drive"), back("cancelled")]);
    assert_eq!(Saga::replay(&events).next(), Next::Undo("drive".into()));
    assert_eq!(when(&events, Ask::Undo { step: "pack".into() }), Err(SagaRefusal::OutOfTurn));
    events.extend(when(&events, Ask::Undo { step: "drive".into() }).unwrap());
    assert_eq!(when(&events, Ask::Undo { step: "pack".into() }), Ok(vec![undone("pack"), UNDONE]));
}

#[test]
fn an_undo_is_tried_until_it_holds() {
    let events = given(&[done("pack"), back("cancelled"), failed("pack", 40)]);
    assert_eq!(when(&events, fail("pack", Lasting::Lasting)), Ok(vec![failed("pack", 41)]));
}

#[test]
fn a_call_that_failed_is_undone_too_since_it_may_have_arrived() {
    let call = PlannedStep { outside: true, attempts_max: 1, ..step("order_a_van") };
    let mut events = started(vec![step("pack"), call]);
    events.push(done("pack"));
    events.extend(when(&events, fail("order_a_van", Lasting::Passing)).unwrap());
    assert_eq!(Saga::replay(&events).to_undo, ["pack", "order_a_van"]);
}

#[test]
fn after_the_point_of_no_return_nothing_goes_back() {
    let sell = PlannedStep { no_return: true, ..step("sell_the_old_house") };
    let mut events = started(vec![sell, step("move")]);
    assert_eq!(when(&events, Ask::Cancel).unwrap(), [back("cancelled"), UNDONE]);
    events.push(done("sell_the_old_house"));
    assert_eq!(when(&events, Ask::Cancel), Err(SagaRefusal::PastReturn));
    assert_eq!(when(&events, fail("move", Lasting::Lasting)), Ok(vec![failed("move", 1)]));
}

#[test]
fn a_wait_ends_when_its_moment_has_come_and_not_before() {
    let waiting = |until| given(&[Event::SagaWaiting { step: "pack".into(), until: at(until) }]);
    assert_eq!(when(&waiting(101), complete("pack")), Err(SagaRefusal::TooEarly));
    assert_eq!(when(&waiting(100), complete("pack")), Ok(vec![done("pack")]));
    assert_eq!(when(&waiting(500), Ask::Cancel), Ok(vec![back("cancelled"), UNDONE]));
}

#[test]
fn new_attempts_are_for_what_has_failed() {
    assert_eq!(when(&given(&[]), Ask::Retry), Err(SagaRefusal::NotFailing));
    let mut events = given(&[failed("pack", 1)]);
    events.extend(when(&events, Ask::Retry).unwrap());
    assert_eq!(Saga::replay(&events).attempts, 0);
}

#[test]
fn what_has_ended_stays_ended() {
    let events = given(&[back("cancelled"), UNDONE]);
    assert_eq!(when(&events, Ask::Cancel), Err(SagaRefusal::NotGoingOn));
    assert_eq!(when(&events, Ask::Retry), Err(SagaRefusal::NotFailing));
    assert_eq!(when(&events, fail("pack", Lasting::Passing)), Err(SagaRefusal::OutOfTurn));
    assert_eq!(when(&[], Ask::Cancel), Err(SagaRefusal::NotGoingOn));
}
