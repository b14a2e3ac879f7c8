//! What a saga is made of: a name, and steps in order.

use crate::Stop;
use crate::gateway::{Context, Services};
use domain::Moment;
use domain::kernel::{SagaId, TenantId};
use domain::platform::PlannedStep;
use futures::future::BoxFuture;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// A kind of saga. All of them stand in one table, [`super::SAGAS`].
pub struct Definition {
    /// Its name, in snake case.
    pub name: &'static str,
    /// Its steps, in order.
    pub steps: &'static [Step],
}

/// One step.
pub struct Step {
    /// Its name within the saga, in snake case.
    pub name: &'static str,
    /// What it does.
    pub action: Action,
    /// What takes it back.
    pub undo: Undo,
    /// After so many attempts it has failed for good.
    pub attempts_max: u32,
    /// An attempt that takes longer has failed.
    pub timeout: Duration,
    /// Once it is done there is no way back.
    pub no_return: bool,
}

/// What a step does. Its answer is kept and can be read by the steps that follow.
#[derive(Clone, Copy)]
pub enum Action {
    /// Works in our own database: in one transaction with the step's event.
    Inside(Inside),
    /// Calls somebody else, with no transaction open. It may be repeated with the same key.
    Outside(Outside),
    /// Waits for the moment of business time that this answers.
    Wait(Wait),
}

/// What takes a step back.
#[derive(Clone, Copy)]
pub enum Undo {
    /// It left nothing behind.
    Nothing,
    /// Works in our own database.
    Inside(Inside),
    /// Calls somebody else. It may be repeated, and come for a call that never arrived.
    Outside(Outside),
}

/// Works in the transaction of its context.
pub type Inside = for<'a> fn(&'a mut Context, &'a Run) -> BoxFuture<'a, Result<Value, Stop>>;
/// Works with no transaction.
pub type Outside = fn(Arc<Services>, Run) -> BoxFuture<'static, Result<Value, Stop>>;
/// Answers the moment to wait for.
pub type Wait = for<'a> fn(&'a mut Context, &'a Run) -> BoxFuture<'a, Result<Moment, Stop>>;

/// One saga under way, as a step sees it.
#[derive(Clone, Debug)]
pub struct Run {
    /// The saga.
    pub id: SagaId,
    /// Whose it is.
    pub tenant: TenantId,
    /// What it was started with.
    pub input: Value,
    /// The step.
    pub step: String,
    /// What came of the steps before.
    pub outputs: Vec<(String, Value)>,
}

impl Run {
    /// The idempotency key of this step's call to somebody else: the same in every attempt.
    pub fn key(&self) -> String {
        format!("{}:{}", self.id.0.simple(), self.step)
    }

    /// What came of a step before.
    pub fn output(&self, step: &str) -> Option<&Value> {
        self.outputs.iter().find(|(name, _)| name == step).map(|(_, output)| output)
    }
}

impl Definition {
    /// The plan as it is written down when a saga begins.
    pub fn plan(&self) -> Vec<PlannedStep> {
        let planned = |step: &Step| PlannedStep {
            name: step.name.to_owned(),
            attempts_max: step.attempts_max,
            outside: matches!(step.action, Action::Outside(_)),
            no_return: step.no_return,
        };
        self.steps.iter().map(planned).collect()
    }

    /// The step of that name, if this release still has it.
    pub fn step(&self, name: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.name == name)
    }
}
