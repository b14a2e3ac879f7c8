//! `workspaces.executions`: one row a run.

use crate::store::{Projected, Projection, Recorded};
use domain::workspaces::ExecutionStatus::{self, Cancelled, Done, Failed};
use domain::workspaces::{Execution, ExecutionEvent, Prompt};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Execution>() }

impl Projected for Execution {
    const TABLES: &'static [&'static str] = &["workspaces.executions"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ExecutionEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ExecutionEvent::ExecutionQueued { prompt, started_by, started_by_name } => {
                let name = started_by_name.known().map_or("", String::as_str);
                queued(db, recorded, prompt, (started_by.0, name)).await
            }
            ExecutionEvent::ExecutionBegun { at } => sqlx::query!(
                "update executions set status = $2, begun_at = $3, version = $4 where id = $1",
                recorded.stream,
                ExecutionStatus::Running.as_str(),
                at.0,
                recorded.version
            )
            .execute(db)
            .await
            .map(|_| ()),
            ExecutionEvent::ExecutionCompleted { answer, reason, latency_ms } => {
                let tokens = Some((answer.prompt_tokens, answer.completion_tokens));
                let end = End { answer: &answer.text, tokens, reason: Some(reason.as_str()), ..End::new(Done) };
                ended(db, recorded, end, *latency_ms).await
            }
            ExecutionEvent::ExecutionFailed { failure, latency_ms } => {
                let end = End { failure: Some(failure.as_str()), ..End::new(Failed) };
                ended(db, recorded, end, *latency_ms).await
            }
            ExecutionEvent::ExecutionCancelled { so_far, latency_ms } => {
                ended(db, recorded, End { answer: so_far, ..End::new(Cancelled) }, *latency_ms).await
            }
        }
    }
}

struct End<'a> {
    status: ExecutionStatus,
    answer: &'a str,
    /// Of prompt and answer; nobody counted them where the run was cut off.
    tokens: Option<(u32, u32)>,
    reason: Option<&'a str>,
    failure: Option<&'a str>,
}

impl End<'_> {
    const fn new(status: ExecutionStatus) -> Self {
        Self { status, answer: "", tokens: None, reason: None, failure: None }
    }
}

async fn queued(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    prompt: &Prompt,
    (started_by, started_by_name): (uuid::Uuid, &str),
) -> Result<(), sqlx::Error> {
    let history = serde_json::to_value(&prompt.history).unwrap_or_default();
    sqlx::query!(
        "insert into executions (id, tenant_id, status, prompt, system, history, model, max_tokens,
                                            temperature, started_by, started_by_name, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        recorded.stream,
        recorded.tenant.0,
        ExecutionStatus::Queued.as_str(),
        prompt.text,
        prompt.system,
        history,
        prompt.model,
        count(prompt.max_tokens),
        prompt.temperature,
        started_by,
        started_by_name,
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn ended(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    end: End<'_>,
    latency_ms: u32,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update executions
         set status = $2, answer = $3, prompt_tokens = $4, completion_tokens = $5, finish_reason = $6, failure = $7,
             latency_ms = $8, ended_at = $9, version = $10
         where id = $1",
        recorded.stream,
        end.status.as_str(),
        end.answer,
        end.tokens.map(|(prompt, _)| count(prompt)),
        end.tokens.map(|(_, completion)| count(completion)),
        end.reason,
        end.failure,
        count(latency_ms),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await
    .map(|_| ())
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
