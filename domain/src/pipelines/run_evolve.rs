//! What a run is after an event.

use super::*;

/// The state after an event.
pub(super) fn evolve(mut state: PipelineRunState, event: &PipelineRunEvent) -> PipelineRunState {
    match event {
        PipelineRunEvent::PipelineRunBegun { pipeline, workspace, graph, input, cause, key, started_by, .. } => {
            state.pipeline = Some(*pipeline);
            state.workspace = Some(*workspace);
            state.status = Some(RunStatus::Running);
            state.graph = (**graph).clone();
            state.started_by = Some(*started_by);
            state.key = *key;
            state.depth = cause.depth;
            state.words = input.subject();
        }
        PipelineRunEvent::PipelineStepDone { step, unmet, attempt, begun_at, .. } => {
            let step = state.steps.entry(step.clone()).or_default();
            (step.status, step.unmet, step.attempts) = (StepStatus::Done, *unmet, *attempt);
            step.begun_at = Some(*begun_at);
        }
        PipelineRunEvent::PipelineStepWaits { step, execution, attempt, begun_at, .. } => {
            let step = state.steps.entry(step.clone()).or_default();
            (step.status, step.execution, step.attempts) = (StepStatus::Waiting, *execution, *attempt);
            step.begun_at = Some(*begun_at);
        }
        PipelineRunEvent::PipelineStepSkipped { step } => {
            state.steps.entry(step.clone()).or_default().status = StepStatus::Skipped;
        }
        PipelineRunEvent::PipelineStepFailed { step, attempt, begun_at, .. } => {
            let step = state.steps.entry(step.clone()).or_default();
            (step.status, step.execution, step.attempts) = (StepStatus::Failed, None, *attempt);
            (step.failures, step.begun_at) = (step.failures.saturating_add(1), Some(*begun_at));
        }
        PipelineRunEvent::PipelineStepDecided { .. } => {}
        PipelineRunEvent::PipelineRunResumed { graph, .. } => resumed(&mut state, graph),
        PipelineRunEvent::PipelineRunEnded { outcome, .. } => state.status = Some(*outcome),
    }
    state
}

/// What is done is kept, also where its step was corrected meanwhile; what failed or was left out is looked at anew. A step that
/// waits for a model goes on waiting for the same answer, unless it was corrected: nothing is paid for twice.
fn resumed(state: &mut PipelineRunState, graph: &Graph) {
    let before = std::mem::replace(&mut state.graph, graph.clone());
    state.status = Some(RunStatus::Running);
    state.steps.retain(|id, _| graph.step(id).is_some());
    for (id, step) in &mut state.steps {
        step.failures = 0;
        let is_same = before.step(id) == graph.step(id);
        let keeps = match step.status {
            StepStatus::Done => true,
            StepStatus::Waiting => is_same,
            StepStatus::Pending | StepStatus::Skipped | StepStatus::Failed => false,
        };
        if !keeps {
            (step.status, step.execution) = (StepStatus::Pending, None);
        }
    }
}

impl Default for StepState {
    fn default() -> Self {
        Self { status: StepStatus::Pending, attempts: 0, failures: 0, execution: None, unmet: false, begun_at: None }
    }
}
