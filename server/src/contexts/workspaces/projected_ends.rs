//! How the row of a run ends.

use super::projection::count;
use crate::store::Recorded;
use domain::kernel::Personal;
use domain::workspaces::{Bill, ExecutionEvent, ExecutionStatus, Finding, ToolCall};
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
    pub reason: Option<&'a str>,
    /// Why there is no answer.
    pub failure: Option<&'a str>,
    /// Milliseconds of work.
    pub latency_ms: u32,
}

impl End<'_> {
    /// An end without anything.
    pub(super) const fn new(status: ExecutionStatus, latency_ms: u32) -> Self {
        Self { status, answer: None, calls: &[], bill: None, findings: &[], reason: None, failure: None, latency_ms }
    }
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
        end.reason,
        end.failure,
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
