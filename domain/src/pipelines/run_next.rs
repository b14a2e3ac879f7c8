//! What comes next in a run.

use super::{PipelineRunState, RunStatus, Step, StepStatus};

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep<'a> {
    /// This step's turn has come.
    Do(&'a Step),
    /// This step is left out.
    Skip(&'a Step),
    /// Some step waits, and none can go on meanwhile.
    Wait,
    /// There is nothing left to do.
    End(RunStatus),
}

impl PipelineRunState {
    /// Where a step stands.
    pub fn stands(&self, id: &str) -> StepStatus {
        self.steps.get(id).map_or(StepStatus::Pending, |step| step.status)
    }

    /// What comes next, as far as nothing has ended the run.
    pub fn next(&self) -> NextStep<'_> {
        let mut waits = false;
        for step in &self.graph.steps {
            let status = self.stands(&step.id);
            waits |= status == StepStatus::Waiting;
            if !matches!(status, StepStatus::Pending | StepStatus::Failed) || !self.is_ready(step) {
                continue;
            }
            return if self.is_left_out(step) { NextStep::Skip(step) } else { NextStep::Do(step) };
        }
        if waits { NextStep::Wait } else { NextStep::End(RunStatus::Done) }
    }

    /// Where a run stands that nothing has ended: it waits once a step of it does and no other can go on meanwhile.
    pub fn under_way(&self) -> RunStatus {
        match self.next() {
            NextStep::Wait => RunStatus::Waiting,
            NextStep::Do(_) | NextStep::Skip(_) | NextStep::End(_) => RunStatus::Running,
        }
    }

    /// Whether all that a step comes after is settled.
    fn is_ready(&self, step: &Step) -> bool {
        self.before(step).all(|id| matches!(self.stands(id), StepStatus::Done | StepStatus::Skipped))
    }

    /// Whether a step is left out: right after a condition that doesn't hold, or after nothing but what was left out.
    fn is_left_out(&self, step: &Step) -> bool {
        let unmet = |id: &str| self.steps.get(id).is_some_and(|step| step.unmet);
        let is_first = self.before(step).next().is_none();
        let all_skipped = self.before(step).all(|id| self.stands(id) == StepStatus::Skipped);
        self.before(step).any(unmet) || (!is_first && all_skipped)
    }

    /// What a step comes after. What isn't there holds nobody up.
    fn before<'a>(&'a self, step: &'a Step) -> impl Iterator<Item = &'a str> {
        step.after.iter().map(String::as_str).filter(move |id| self.graph.step(id).is_some())
    }
}
