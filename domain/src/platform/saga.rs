//! The aggregate of one saga: ordered steps, each with its undo (after Garcia-Molina and Salem, "Sagas", 1987). It decides
//! what comes next; what a step does is the server's business. The plan is part of the first event, so that a saga that is
//! under way keeps to it when a later release plans otherwise.

use super::saga_state::{SagaState, SagaStatus};
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Saga;

/// One step as it was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlannedStep {
    /// Its name within the saga.
    pub name: String,
    /// After so many attempts it has failed for good.
    pub attempts_max: u32,
    /// It calls somebody else: when it fails nobody knows whether the call arrived, so it is undone too.
    pub outside: bool,
    /// Once it is done there is no way back: what follows is tried until it holds.
    pub no_return: bool,
}

words! {
    /// Whether another attempt could succeed.
    Lasting {
        /// It may pass: the network, a lock, somebody else's outage.
        Passing = "passing",
        /// It won't: the step was refused.
        Lasting = "lasting",
    }
}

words! {
    /// How a saga ended.
    SagaOutcome {
        /// Every step is done.
        Done = "done",
        /// Every step that was done is undone.
        Undone = "undone",
    }
}

/// What can be asked of a saga.
pub enum SagaCommand {
    /// Begin it. `input` is JSON.
    Start { saga: String, input: String, steps: Vec<PlannedStep> },
    /// The step at hand is done. `output` is JSON.
    Complete { step: String, output: String },
    /// The step at hand, or its undo, failed with this code.
    Fail { step: String, code: String, lasting: Lasting },
    /// The step at hand is done by waiting until a moment of business time.
    Wait { step: String, until: Moment },
    /// The last step that was done is undone.
    Undo { step: String },
    /// Undo what is done and end.
    Cancel,
    /// Try the failing step anew, with all its attempts.
    Retry,
}

/// What can have happened to a saga.
#[events(Saga, version = 1, audience = ReadSystem)]
pub enum SagaEvent {
    /// It began, with this plan.
    SagaStarted { saga: String, input: String, steps: Vec<PlannedStep> },
    /// A step is done.
    SagaStepDone { step: String, output: String },
    /// An attempt at a step, or at its undo, failed.
    SagaStepFailed { step: String, code: String, attempt: u32 },
    /// It waits for a moment of business time.
    SagaWaiting { step: String, until: Moment },
    /// It goes back: what is done is undone, the latest first.
    SagaCompensating { because: String },
    /// A step is undone.
    SagaStepUndone { step: String },
    /// Somebody asked for new attempts.
    SagaRetryAsked {},
    /// It is over.
    SagaEnded { outcome: SagaOutcome },
}

/// Why a saga says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SagaRefusal {
    /// It has begun already.
    Exists,
    /// It is another step's turn.
    OutOfTurn,
    /// The moment that it waits for hasn't come.
    TooEarly,
    /// It has ended, or is on its way back.
    NotGoingOn,
    /// A step is done that can't be undone.
    PastReturn,
    /// Nothing has failed.
    NotFailing,
}

impl Aggregate for Saga {
    const NAME: &'static str = "saga";
    const CONTEXT: &'static str = "platform";
    type State = SagaState;
    type Command = SagaCommand;
    type Event = SagaEvent;
    type Refusal = SagaRefusal;

    fn decide(state: &SagaState, command: SagaCommand, at: Moment) -> Result<Vec<SagaEvent>, SagaRefusal> {
        match command {
            SagaCommand::Start { saga, input, steps } => match state.status {
                None => Ok(vec![SagaEvent::SagaStarted { saga, input, steps }]),
                Some(_) => Err(SagaRefusal::Exists),
            },
            SagaCommand::Complete { step, output } => complete(state, step, output, at),
            SagaCommand::Fail { step, code, lasting } => fail(state, step, code, lasting),
            SagaCommand::Wait { step, until } => match state.status {
                Some(SagaStatus::Running) if state.at_hand() == Some(&step) => {
                    Ok(vec![SagaEvent::SagaWaiting { step, until }])
                }
                _ => Err(SagaRefusal::OutOfTurn),
            },
            SagaCommand::Undo { step } => undo(state, step),
            SagaCommand::Cancel => cancel(state),
            SagaCommand::Retry if state.attempts > 0 && !state.has_ended() => Ok(vec![SagaEvent::SagaRetryAsked {}]),
            SagaCommand::Retry => Err(SagaRefusal::NotFailing),
        }
    }

    fn evolve(state: SagaState, event: &SagaEvent) -> SagaState {
        state.after(event)
    }
}

fn complete(state: &SagaState, step: String, output: String, at: Moment) -> Result<Vec<SagaEvent>, SagaRefusal> {
    let going_on = matches!(state.status, Some(SagaStatus::Running | SagaStatus::Waiting));
    if !going_on || state.at_hand() != Some(&step) {
        return Err(SagaRefusal::OutOfTurn);
    }
    if state.waits_until.is_some_and(|until| at < until) {
        return Err(SagaRefusal::TooEarly);
    }
    let mut events = vec![SagaEvent::SagaStepDone { step, output }];
    if state.outputs.len() + 1 == state.plan.len() {
        events.push(SagaEvent::SagaEnded { outcome: SagaOutcome::Done });
    }
    Ok(events)
}

fn fail(state: &SagaState, step: String, code: String, lasting: Lasting) -> Result<Vec<SagaEvent>, SagaRefusal> {
    if state.has_ended() || state.at_hand() != Some(&step) {
        return Err(SagaRefusal::OutOfTurn);
    }
    let attempt = state.attempts + 1;
    let forward = state.status != Some(SagaStatus::Compensating);
    let exhausted = lasting == Lasting::Lasting || attempt >= state.attempts_max();
    let failed = SagaEvent::SagaStepFailed { step, code: code.clone(), attempt };
    // An undo, and whatever follows the point of no return, is tried until it holds.
    if !forward || !exhausted || state.is_past_return() {
        return Ok(vec![failed]);
    }
    let mut events = vec![failed];
    events.extend(back(&state.clone().after(&events[0]), code));
    Ok(events)
}

fn undo(state: &SagaState, step: String) -> Result<Vec<SagaEvent>, SagaRefusal> {
    if state.status != Some(SagaStatus::Compensating) || state.at_hand() != Some(&step) {
        return Err(SagaRefusal::OutOfTurn);
    }
    let mut events = vec![SagaEvent::SagaStepUndone { step }];
    if state.to_undo.len() == 1 {
        events.push(SagaEvent::SagaEnded { outcome: SagaOutcome::Undone });
    }
    Ok(events)
}

fn cancel(state: &SagaState) -> Result<Vec<SagaEvent>, SagaRefusal> {
    match state.status {
        Some(SagaStatus::Running | SagaStatus::Waiting) if state.is_past_return() => Err(SagaRefusal::PastReturn),
        Some(SagaStatus::Running | SagaStatus::Waiting) => Ok(back(state, "cancelled".into())),
        _ => Err(SagaRefusal::NotGoingOn),
    }
}

/// The way back begins; where nothing is done it ends at once.
fn back(state: &SagaState, because: String) -> Vec<SagaEvent> {
    let mut events = vec![SagaEvent::SagaCompensating { because }];
    if state.clone().after(&events[0]).to_undo.is_empty() {
        events.push(SagaEvent::SagaEnded { outcome: SagaOutcome::Undone });
    }
    events
}

impl EventExamples for SagaEvent {
    fn examples() -> Vec<Self> {
        let step = || "grace_period".to_owned();
        let plan = PlannedStep { name: step(), attempts_max: 5, outside: false, no_return: false };
        vec![
            Self::SagaStarted { saga: "erase_person".into(), input: "{}".into(), steps: vec![plan] },
            Self::SagaStepDone { step: step(), output: "null".into() },
            Self::SagaStepFailed { step: step(), code: "internal".into(), attempt: 1 },
            Self::SagaWaiting { step: step(), until: Moment::from_unix_s(1_795_251_900).unwrap_or(EPOCH) },
            Self::SagaCompensating { because: "cancelled".into() },
            Self::SagaStepUndone { step: step() },
            Self::SagaRetryAsked {},
            Self::SagaEnded { outcome: SagaOutcome::Done },
        ]
    }
}

const EPOCH: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

impl From<SagaRefusal> for Refusal {
    fn from(refusal: SagaRefusal) -> Self {
        match refusal {
            SagaRefusal::Exists | SagaRefusal::OutOfTurn | SagaRefusal::TooEarly => Self::conflict(),
            SagaRefusal::NotGoingOn => Self::new(409, "saga_not_going_on"),
            SagaRefusal::PastReturn => Self::new(409, "saga_past_return"),
            SagaRefusal::NotFailing => Self::new(409, "saga_not_failing"),
        }
    }
}
