//! Takes queued runs, one at a time for each place in the model pool, and writes down what comes of them.
//!
//! A run is leased while a worker listens to its model. When the lease ends without an end of the run, the process
//! that held it is gone, and the run ends as interrupted.

use super::CHANNEL;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing;
use crate::gateway::{Caller, Context, Door, Services};
use crate::integrations::models::Step;
use crate::store::woken;
use chrono::TimeDelta;
use domain::kernel::{ExecutionId, TenantId};
use domain::policy::Reach;
use domain::workspaces::{Answer, Execution, ExecutionCommand, ExecutionStatus, Failure, Prompt, StartExecution, Turn};
use llama::CancelFlag;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, timeout};

/// How often what a model has said is written down.
const FLUSH: Duration = Duration::from_millis(100);
/// How long a run stays with a worker that is silent.
const LEASE_S: i64 = 30;
/// The net under the notifications.
const POLL: Duration = Duration::from_secs(2);

/// Runs queued executions until it is dropped.
pub struct Worker {
    services: Arc<Services>,
}

/// A run that this worker has.
struct Taken {
    id: ExecutionId,
    tenant: TenantId,
    prompt: Prompt,
}

impl Worker {
    /// A worker on these services.
    pub const fn new(services: Arc<Services>) -> Self {
        Self { services }
    }

    /// Works until the task is aborted. Faults of the database are waited out.
    pub async fn run(self) {
        let work = || async {
            self.end_orphans().await?;
            self.drain().await
        };
        woken(&self.services.db, (CHANNEL, POLL), "the worker waits for the database", work).await;
    }

    /// Executes what is queued, until nothing is.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), Stop> {
        while let Some(taken) = self.take().await? {
            self.execute(taken).await?;
        }
        Ok(())
    }

    /// The oldest queued run of a model that this process has, begun and leased.
    async fn take(&self) -> Result<Option<Taken>, Stop> {
        let mut cx = self.context();
        let models: Vec<String> = self.services.models.list().into_iter().map(|model| model.id).collect();
        let row = sqlx::query!(
            "select id, tenant_id, prompt, system, history, model, max_tokens, temperature
             from workspaces.executions where status = $1 and model = any($2)
             order by created_at for update skip locked limit 1",
            ExecutionStatus::Queued.as_str(),
            &models
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let history: Vec<Turn> = serde_json::from_value(row.history).unwrap_or_default();
        let taken = Taken {
            id: ExecutionId(row.id),
            tenant: TenantId(row.tenant_id),
            prompt: Prompt {
                system: row.system,
                history,
                text: row.prompt,
                model: row.model,
                max_tokens: row.max_tokens.unsigned_abs(),
                temperature: row.temperature,
            },
        };
        let loaded = cx.load::<Execution>(row.id).await?;
        cx.decide::<Execution>(row.id, &loaded, ExecutionCommand::Begin).await?;
        self.note(&mut cx, &taken, "").await?;
        cx.commit().await?;
        Ok(Some(taken))
    }

    async fn execute(&self, taken: Taken) -> Result<(), Stop> {
        let cancel = CancelFlag::default();
        let steps = self.services.models.answer(&taken.prompt, cancel.clone());
        let command = self.listen(&taken, steps, &cancel).await;
        cancel.cancel();
        match command? {
            Some(command) => self.end(&taken, command).await,
            None => {
                let mut cx = self.context();
                self.forget(&mut cx, taken.id).await?;
                cx.commit().await
            }
        }
    }

    /// Writes down what the model says until it ends; `None` when somebody else ended the run meanwhile.
    async fn listen(
        &self,
        taken: &Taken,
        mut steps: UnboundedReceiver<Step>,
        cancel: &CancelFlag,
    ) -> Result<Option<ExecutionCommand>, Stop> {
        let mut text = String::new();
        let mut flushed = Instant::now();
        loop {
            match timeout(FLUSH, steps.recv()).await {
                // PostgreSQL stores every character but this one.
                Ok(Some(Step::Text(piece))) => text.extend(piece.chars().filter(|c| *c != '\0')),
                Ok(Some(Step::Done { reason, prompt_tokens, completion_tokens })) => {
                    let answer = Answer { text, prompt_tokens, completion_tokens };
                    return Ok(Some(ExecutionCommand::Complete { answer, reason }));
                }
                Ok(Some(Step::Cancelled)) => return Ok(None),
                Ok(Some(Step::Failed(failure))) => return Ok(Some(ExecutionCommand::Fail { failure })),
                Ok(None) => return Ok(Some(ExecutionCommand::Fail { failure: Failure::ModelBroke })),
                Err(_) => {}
            }
            if flushed.elapsed() >= FLUSH {
                flushed = Instant::now();
                if !self.still_running(taken, &text).await? {
                    cancel.cancel();
                }
            }
        }
    }

    /// Writes down what there is, renews the lease, and says whether the run still goes on.
    async fn still_running(&self, taken: &Taken, text: &str) -> Result<bool, Stop> {
        let mut cx = self.context();
        self.note(&mut cx, taken, text).await?;
        let status = sqlx::query_scalar!(
            "select status from workspaces.executions where id = $1 and tenant_id = $2",
            taken.id.0,
            taken.tenant.0
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        cx.commit().await?;
        Ok(status.as_deref() == Some(ExecutionStatus::Running.as_str()))
    }

    async fn note(&self, cx: &mut Context, taken: &Taken, text: &str) -> Result<(), Stop> {
        sqlx::query!(
            "insert into workspaces.execution_progress (execution_id, tenant_id, answer, leased_until)
             values ($1, $2, $3, $4)
             on conflict (execution_id) do update set answer = excluded.answer, leased_until = excluded.leased_until",
            taken.id.0,
            taken.tenant.0,
            text,
            machine_now().0 + TimeDelta::seconds(LEASE_S)
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        Ok(())
    }

    /// The end of the run; if somebody cancelled it in the same moment, theirs stands.
    async fn end(&self, taken: &Taken, command: ExecutionCommand) -> Result<(), Stop> {
        let mut cx = self.context();
        let loaded = cx.load::<Execution>(taken.id.0).await?;
        let ended = loaded.state.status.is_some_and(ExecutionStatus::has_ended);
        if !ended {
            let tokens = match &command {
                ExecutionCommand::Complete { answer, .. } => answer.prompt_tokens + answer.completion_tokens,
                _ => 0,
            };
            match cx.decide::<Execution>(taken.id.0, &loaded, command).await {
                Err(Stop::Database(sqlx::Error::Database(error))) if error.is_unique_violation() => return Ok(()),
                other => other?,
            }
            billing::add(cx.tx().await?, taken.tenant, billing::Meter::AiTokens, tokens.into()).await?;
        }
        self.forget(&mut cx, taken.id).await?;
        cx.commit().await
    }

    async fn forget(&self, cx: &mut Context, id: ExecutionId) -> Result<(), Stop> {
        sqlx::query!("delete from workspaces.execution_progress where execution_id = $1", id.0)
            .execute(&mut **cx.tx().await?)
            .await?;
        Ok(())
    }

    /// Ends runs whose worker is gone.
    async fn end_orphans(&self) -> Result<(), Stop> {
        let mut cx = self.context();
        let orphans = sqlx::query_scalar!(
            "select e.id from workspaces.executions e
             left join workspaces.execution_progress p on p.execution_id = e.id
             where e.status = $1 and (p.leased_until is null or p.leased_until < $2)
             order by e.id for update of e skip locked limit 100",
            ExecutionStatus::Running.as_str(),
            machine_now().0
        )
        .fetch_all(&mut **cx.tx().await?)
        .await?;
        for id in orphans {
            let loaded = cx.load::<Execution>(id).await?;
            let fail = ExecutionCommand::Fail { failure: Failure::Interrupted };
            cx.decide::<Execution>(id, &loaded, fail).await?;
            self.forget(&mut cx, ExecutionId(id)).await?;
        }
        cx.commit().await
    }

    fn context(&self) -> Context {
        let caller = Caller::system("executions", Door::Worker);
        Context::for_look::<StartExecution>(&self.services, &caller, Reach::Own)
    }
}
