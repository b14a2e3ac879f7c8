//! A run as it was at a past moment, folded from its events.

use crate::store::Recorded;
use domain::kernel::ExecutionId;
use domain::workspaces::{ExecutionDetail, ExecutionEvent, ExecutionStatus};

/// The run after these events; `None` while nothing has happened.
pub fn fold(events: Vec<Recorded<ExecutionEvent>>) -> Option<ExecutionDetail> {
    events.into_iter().fold(None, after)
}

fn after(before: Option<ExecutionDetail>, recorded: Recorded<ExecutionEvent>) -> Option<ExecutionDetail> {
    let at = recorded.at;
    let ended = |status, latency_ms| {
        let detail = before.clone()?;
        Some(ExecutionDetail { status, ended_at: Some(at), latency_ms: Some(latency_ms), ..detail })
    };
    match recorded.event {
        ExecutionEvent::ExecutionQueued { prompt, started_by, started_by_name } => Some(ExecutionDetail {
            id: ExecutionId(recorded.stream),
            status: ExecutionStatus::Queued,
            prompt: prompt.text,
            system: prompt.system,
            answer: String::new(),
            model: prompt.model,
            started_by,
            started_by_name: started_by_name.known().cloned().unwrap_or_default(),
            created_at: at,
            ended_at: None,
            latency_ms: None,
            prompt_tokens: None,
            completion_tokens: None,
            finish_reason: None,
            failure: None,
        }),
        ExecutionEvent::ExecutionBegun { .. } => {
            before.map(|detail| ExecutionDetail { status: ExecutionStatus::Running, ..detail })
        }
        ExecutionEvent::ExecutionCompleted { answer, reason, latency_ms } => ended(ExecutionStatus::Done, latency_ms)
            .map(|detail| ExecutionDetail {
                answer: answer.text,
                prompt_tokens: Some(answer.prompt_tokens),
                completion_tokens: Some(answer.completion_tokens),
                finish_reason: Some(reason),
                ..detail
            }),
        ExecutionEvent::ExecutionFailed { failure, latency_ms } => ended(ExecutionStatus::Failed, latency_ms)
            .map(|detail| ExecutionDetail { failure: Some(failure), ..detail }),
        ExecutionEvent::ExecutionCancelled { so_far, latency_ms } => {
            ended(ExecutionStatus::Cancelled, latency_ms).map(|detail| ExecutionDetail { answer: so_far, ..detail })
        }
    }
}
