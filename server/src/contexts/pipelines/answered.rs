//! Hears how runs of models end that steps have put into the queue, keeps what was answered, and wakes their runs up.

use super::begin::tell;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Services;
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx};
use domain::kernel::{ExecutionId, Personal, PipelineRunId};
use domain::workspaces::{Bill, Execution, ExecutionEvent, ExecutionStatus, Failure};
use futures::future::BoxFuture;
use uuid::Uuid;

/// Keeps what models answered to pipelines.
pub struct Answers;

/// What a model answered, or why it didn't.
pub(super) struct Answer {
    pub execution: ExecutionId,
    pub step: String,
    pub status: ExecutionStatus,
    pub failure: Option<Failure>,
    pub text: String,
    pub tokens: u64,
    pub cost_micros: u64,
}

impl Subscriber for Answers {
    fn name(&self) -> &'static str {
        "pipeline_answers"
    }

    fn types(&self) -> &'static [&'static str] {
        &["ExecutionCompleted", "ExecutionRefused", "ExecutionFailed", "ExecutionCancelled"]
    }

    fn batch(&self) -> usize {
        50
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            let ids: Vec<Uuid> = events.iter().map(|stored| stored.stream).collect();
            let waiting = sqlx::query!(
                r#"select execution_id as "execution_id!", run_id, step, tenant_id from pipelines.pipeline_run_steps
                   where execution_id = any($1) and status = 'waiting'"#,
                &ids
            )
            .fetch_all(&mut **tx)
            .await?;
            for step in &waiting {
                let ended = events.iter().find(|stored| stored.stream == step.execution_id);
                let Some(ended) = ended.cloned().map(Stored::decode::<Execution>).transpose()? else { continue };
                let Some((status, failure, text, bill)) = end_of(&ended.event) else { continue };
                sqlx::query!(
                    "insert into pipelines.pipeline_answers
                         (execution_id, tenant_id, run_id, step, status, failure, answer, tokens, cost_micros)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (execution_id) do nothing",
                    step.execution_id,
                    step.tenant_id,
                    step.run_id,
                    step.step,
                    status.as_str(),
                    failure.map(Failure::as_str),
                    text,
                    i64::try_from(bill.tokens()).unwrap_or(i64::MAX),
                    i64::try_from(bill.cost_micros).unwrap_or(i64::MAX)
                )
                .execute(&mut **tx)
                .await?;
                sqlx::query!(
                    "update pipelines.pipeline_turns set ready_at = $2 where run_id = $1",
                    step.run_id,
                    machine_now().0
                )
                .execute(&mut **tx)
                .await?;
            }
            if waiting.is_empty() { Ok(()) } else { tell(tx).await }
        })
    }
}

/// How a run of a model ended; none: this isn't its end.
fn end_of(event: &ExecutionEvent) -> Option<(ExecutionStatus, Option<Failure>, &str, &Bill)> {
    fn said(text: &Personal<String>) -> &str {
        text.known().map_or("", String::as_str)
    }
    Some(match event {
        ExecutionEvent::ExecutionCompleted { answer, bill, .. } => (ExecutionStatus::Done, None, said(answer), bill),
        ExecutionEvent::ExecutionRefused { said: text, bill, .. } => (ExecutionStatus::Refused, None, said(text), bill),
        ExecutionEvent::ExecutionFailed { failure, bill, .. } => (ExecutionStatus::Failed, Some(*failure), "", bill),
        ExecutionEvent::ExecutionCancelled { bill, .. } => (ExecutionStatus::Cancelled, None, "", bill),
        _ => return None,
    })
}

/// An answer that a run hasn't taken yet.
pub(super) async fn waiting(services: &Services, run: PipelineRunId) -> Result<Option<Answer>, Stop> {
    let mut tx = services.db.as_system("what models answered to a pipeline").await?;
    let row = sqlx::query!(
        "select execution_id, step, status, failure, answer, tokens, cost_micros from pipelines.pipeline_answers
         where run_id = $1 order by execution_id limit 1",
        run.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    Ok(row.map(|row| Answer {
        execution: ExecutionId(row.execution_id),
        step: row.step,
        status: ExecutionStatus::parse(&row.status).unwrap_or(ExecutionStatus::Failed),
        failure: row.failure.as_deref().and_then(Failure::parse),
        text: row.answer,
        tokens: row.tokens.unsigned_abs(),
        cost_micros: row.cost_micros.unsigned_abs(),
    }))
}
