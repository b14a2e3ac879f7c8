//! What a saga knows of itself, folded from its events, and whose turn it is.

use super::saga::{PlannedStep, SagaEvent, SagaOutcome};
use crate::kernel::Moment;
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a saga stands.
    SagaStatus {
        /// A step is at hand.
        Running = "running",
        /// It waits for a moment of business time.
        Waiting = "waiting",
        /// It goes back, step by step.
        Compensating = "compensating",
        /// Every step is done.
        Done = "done",
        /// Everything that was done is undone.
        Undone = "undone",
    }
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SagaState {
    /// `None` while nothing has happened.
    pub status: Option<SagaStatus>,
    /// Which saga it is.
    pub saga: String,
    /// What it was started with, JSON.
    pub input: String,
    /// Its steps, in order.
    pub plan: Vec<PlannedStep>,
    /// The steps that were done, each with what came of it as JSON.
    pub outputs: Vec<(String, String)>,
    /// On the way back: the steps that are yet to be undone; the last one is at hand.
    pub to_undo: Vec<String>,
    /// Failed attempts at what is at hand.
    pub attempts: u32,
    /// What the step at hand waits for.
    pub waits_until: Option<Moment>,
}

/// Whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This step.
    Do(String),
    /// Time's: this step is done when the moment has come.
    Await(String, Moment),
    /// This step's undo.
    Undo(String),
    /// Nobody's: it is over, or hasn't begun.
    Nothing,
}

impl SagaState {
    /// Whose turn it is.
    pub fn next(&self) -> Next {
        let Some(step) = self.at_hand().cloned() else { return Next::Nothing };
        match (self.status, self.waits_until) {
            (Some(SagaStatus::Running), _) => Next::Do(step),
            (Some(SagaStatus::Waiting), Some(until)) => Next::Await(step, until),
            (Some(SagaStatus::Compensating), _) => Next::Undo(step),
            _ => Next::Nothing,
        }
    }

    /// Whether it is over.
    pub fn has_ended(&self) -> bool {
        matches!(self.status, None | Some(SagaStatus::Done | SagaStatus::Undone))
    }

    /// Whether a step is done that can't be undone.
    pub fn is_past_return(&self) -> bool {
        self.plan.iter().take(self.outputs.len()).any(|step| step.no_return)
    }

    /// The step that is to be done or undone.
    pub fn at_hand(&self) -> Option<&String> {
        match self.status {
            Some(SagaStatus::Compensating) => self.to_undo.last(),
            _ => self.plan.get(self.outputs.len()).map(|step| &step.name),
        }
    }

    pub(super) fn attempts_max(&self) -> u32 {
        self.plan.get(self.outputs.len()).map_or(1, |step| step.attempts_max)
    }

    pub(super) fn after(mut self, event: &SagaEvent) -> Self {
        match event {
            SagaEvent::SagaStarted { saga, input, steps } => {
                self.status = Some(SagaStatus::Running);
                (self.saga, self.input, self.plan) = (saga.clone(), input.clone(), steps.clone());
            }
            SagaEvent::SagaStepDone { step, output } => {
                self.status = Some(SagaStatus::Running);
                self.outputs.push((step.clone(), output.clone()));
                (self.attempts, self.waits_until) = (0, None);
            }
            SagaEvent::SagaStepFailed { attempt, .. } => self.attempts = *attempt,
            SagaEvent::SagaWaiting { until, .. } => {
                self.status = Some(SagaStatus::Waiting);
                (self.attempts, self.waits_until) = (0, Some(*until));
            }
            SagaEvent::SagaCompensating { .. } => self = self.going_back(),
            SagaEvent::SagaStepUndone { .. } => {
                self.to_undo.pop();
                self.attempts = 0;
            }
            SagaEvent::SagaRetryAsked {} => self.attempts = 0,
            SagaEvent::SagaEnded { outcome } => {
                self.status = Some(match outcome {
                    SagaOutcome::Done => SagaStatus::Done,
                    SagaOutcome::Undone => SagaStatus::Undone,
                });
            }
        }
        self
    }

    fn going_back(mut self) -> Self {
        self.to_undo = self.outputs.iter().map(|(step, _)| step.clone()).collect();
        // A call that failed may have arrived all the same.
        if let Some(step) = self.plan.get(self.outputs.len()).filter(|step| step.outside && self.attempts > 0) {
            self.to_undo.push(step.name.clone());
        }
        self.status = Some(SagaStatus::Compensating);
        (self.attempts, self.waits_until) = (0, None);
        self
    }
}
