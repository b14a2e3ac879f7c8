//! How the row of a run ends.

use super::projection::count;
use crate::store::Recorded;
use domain::kernel::Personal;
use domain::workspaces::ExecutionStatus::{self, Cancelled, Done, Failed, Refused};
use domain::workspaces::{Bill, ExecutionEvent, Failure, Finding, FinishReason, ToolCall};
use sqlx::PgConnection;

/// What an end leaves.
pub(super) struct End<'a> {
    /// Where the run stands then.
    pub status: ExecutionStatus,
    /// What there is of an answer.
    pub answer: Option<&'a Personal<String>>,
    /// What the model asks for.
    pub calls: &'a [ToolCall],
    /// What it took; nobody counted it where the run was cut off.
    pub bill: Option<&'a Bill>,
    /// What the rules found in the answer.
    pub findings: &'a [Finding],
    /// Why the model stopped.
    pub reason: Option<FinishReason>,
    /// Why there is no answer.
    pub failure: Option<Failure>,
    /// Milliseconds of work.
    pub latency_ms: u32,
}

impl<'a> End<'a> {
    /// What an event leaves; `None` where it is no end.
    pub(super) fn of(event: &'a ExecutionEvent) -> Option<Self> {
        Some(match event {
            ExecutionEvent::ExecutionCompleted { answer, calls, reason, bill, findings, latency_ms, .. } => {
                let end = Self { answer: Some(answer), bill: Some(bill), findings, ..Self::new(Done, *latency_ms) };
                let calls = calls.as_ref().and_then(Personal::known).map(Vec::as_slice).unwrap_or_default();
                Self { calls, reason: Some(*reason), ..end }
            }
            ExecutionEvent::ExecutionRefused { said, bill, findings, latency_ms } => {
                Self { answer: Some(said), bill: Some(bill), findings, ..Self::new(Refused, *latency_ms) }
            }
            ExecutionEvent::ExecutionFailed { failure, bill, latency_ms } => {
                Self { bill: counted(bill), failure: Some(*failure), ..Self::new(Failed, *latency_ms) }
            }
            ExecutionEvent::ExecutionCancelled { so_far, bill, latency_ms } => {
                Self { answer: Some(so_far), bill: counted(bill), ..Self::new(Cancelled, *latency_ms) }
            }
            _ => return None,
        })
    }

    /// An end without anything.
    const fn new(status: ExecutionStatus, latency_ms: u32) -> Self {
        Self { status, answer: None, calls: &[], bill: None, findings: &[], reason: None, failure: None, latency_ms }
    }
}

/// Where nobody was asked, nobody has counted tokens.
fn counted(bill: &Bill) -> Option<&Bill> {
    Some(bill).filter(|bill| bill.attempts > 0)
}

/// Writes the end down.
pub(super) async fn ended(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    end: End<'_>,
) -> Result<(), sqlx::Error> {
    let answer = end.answer.and_then(Personal::known).map_or("", String::as_str);
    sqlx::query!(
        "update executions
         set status = $2, answer = $3, prompt_tokens = $4, completion_tokens = $5, finish_reason = $6, failure = $7,
             latency_ms = $8, ended_at = $9, version = $10, findings = findings || $11::jsonb, provider = $12,
             provider_attempts = $13, cost_micros = $14, calls = $15
         where id = $1",
        recorded.stream,
        end.status.as_str(),
        answer,
        end.bill.map(|bill| count(bill.prompt_tokens)),
        end.bill.map(|bill| count(bill.completion_tokens)),
        end.reason.map(FinishReason::as_str),
        end.failure.map(Failure::as_str),
        count(end.latency_ms),
        recorded.at.0,
        recorded.version,
        serde_json::to_value(end.findings).unwrap_or_default(),
        end.bill.map_or("", |bill| bill.provider.as_str()),
        end.bill.map_or(0, |bill| count(bill.attempts)),
        end.bill.map_or(0, |bill| i64::try_from(bill.cost_micros).unwrap_or(i64::MAX)),
        serde_json::to_value(end.calls).unwrap_or_default()
    )
    .execute(db)
    .await
    .map(drop)
}
