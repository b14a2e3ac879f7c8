//! How a run ended, for whoever hears of it without a look: with the figures that its row has.

use super::projected_ends::End;
use domain::kernel::Personal;
use domain::workspaces::{ExecutionEvent, ExecutionStatus, Failure, FinishReason, ToolCall};

/// An end.
pub(super) struct RunEnd {
    pub status: ExecutionStatus,
    /// What there is of an answer.
    pub answer: String,
    pub prompt_tokens: Option<u32>,
    pub completion_tokens: Option<u32>,
    pub latency_ms: u32,
    pub finish_reason: Option<FinishReason>,
    pub failure: Option<Failure>,
    pub calls: Vec<ToolCall>,
}

impl RunEnd {
    /// What an event says of it; `None` where it is no end.
    pub fn of(event: &ExecutionEvent) -> Option<Self> {
        let End { status, answer, calls, bill, reason, failure, latency_ms, .. } = End::of(event)?;
        Some(Self {
            status,
            answer: answer.and_then(Personal::known).cloned().unwrap_or_default(),
            prompt_tokens: bill.map(|bill| bill.prompt_tokens),
            completion_tokens: bill.map(|bill| bill.completion_tokens),
            latency_ms,
            finish_reason: reason,
            failure,
            calls: calls.to_vec(),
        })
    }
}
