//! How a worker comes by a run: it finds the oldest one that waits, or is handed one that was begun with its birth.

use super::birth::Birth;
use super::colleagues::workspace_state;
use super::word_of_runs::{Voice, tell};
use super::worker::Worker;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, Services};
use crate::integrations::models::Ahead;
use crate::store::Loaded;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::{ExecutionId, TenantId, WorkspaceId};
use domain::workspaces::{
    Bill, Execution, ExecutionCommand, ExecutionStatus, Method, Prompt, SafetyPolicy, Tuning, Turn,
};
use uuid::Uuid;

/// How long a run stays with a worker that is silent.
const LEASE_S: i64 = 30;
/// How often a decision on a run is taken at most while others write to its stream.
pub(super) const TRIES: usize = 8;

/// A run that this worker has.
pub(super) struct Taken {
    pub id: ExecutionId,
    pub tenant: TenantId,
    pub prompt: Prompt,
    /// The rules that its answer is held to.
    pub safety: SafetyPolicy,
    /// As it was when it was begun.
    pub begun: Loaded<Execution>,
    /// By which it is told what comes of it.
    pub voice: Voice,
    /// Who answers, if that is being looked up.
    pub ahead: Option<Ahead>,
    pub at: Moment,
}

impl Taken {
    /// The how manieth time it was taken up.
    pub const fn attempt(&self) -> u32 {
        self.begun.state.attempts
    }
}

impl Worker {
    /// The oldest queued run of a model that this process can ask, begun and leased; of none of the tenants that have their
    /// places taken. Whoever says something about it in the same moment writes to its stream as well: then it is sought again.
    pub(super) async fn take(&self, full: &[Uuid]) -> Result<Option<Taken>, Stop> {
        for _ in 0..TRIES {
            match self.try_to_take(full).await {
                Err(stop) if stop.is_conflict() => {}
                other => return other,
            }
        }
        Ok(None)
    }

    async fn try_to_take(&self, full: &[Uuid]) -> Result<Option<Taken>, Stop> {
        let mut cx = self.context();
        let models = self.services.models.local_ids();
        let row = sqlx::query!(
            "select id, tenant_id, workspace_id, prompt, system, history, since, model, max_tokens, temperature, tuning,
                    method, context
             from workspaces.executions where status = $1 and (not is_local or model = any($2)) and tenant_id <> all($3)
             order by created_at for update skip locked limit 1",
            ExecutionStatus::Queued.as_str(),
            &models,
            full
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let history: Vec<Turn> = serde_json::from_value(row.history).unwrap_or_default();
        let since: Vec<Turn> = serde_json::from_value(row.since).unwrap_or_default();
        let tuning: Tuning = serde_json::from_value(row.tuning).unwrap_or_default();
        let method: Method = serde_json::from_value(row.method).map_err(Stop::defect)?;
        let (id, tenant) = (ExecutionId(row.id), TenantId(row.tenant_id));
        let loaded = cx.load::<Execution>(row.id).await?;
        let safety = workspace_state(&mut cx, tenant, WorkspaceId(row.workspace_id)).await?.safety;
        let begun = cx.decide_all::<Execution>((tenant, row.id), loaded, vec![ExecutionCommand::Begin]).await?;
        lease(&mut cx, (tenant, id)).await?;
        tell(&mut cx, id).await?;
        let at = cx.now;
        cx.commit().await?;
        let voice = voice_of(&self.services, (id, &begun), &method, None);
        let prompt = Prompt {
            system: row.system,
            history,
            text: row.prompt,
            since,
            model: row.model,
            max_tokens: row.max_tokens.unsigned_abs(),
            temperature: row.temperature,
            tuning,
            method,
            why: None,
            context: serde_json::from_value(row.context).map_err(Stop::defect)?,
        };
        Ok(Some(Taken { id, tenant, prompt, safety, begun, voice, ahead: None, at }))
    }
}

/// The voice of a run that is begun here. Of an answer from documents nothing is told: who reads it has to read them.
pub(super) fn voice_of(
    services: &Services,
    (id, begun): (ExecutionId, &Loaded<Execution>),
    method: &Method,
    birth: Option<Birth>,
) -> Voice {
    let is_open = !matches!(method, Method::Answer { .. });
    services.word_of_runs.voice((id, begun.state.attempts), is_open, birth)
}

/// Until when a worker that writes something down now has a run.
pub(super) fn leased_until() -> chrono::DateTime<chrono::Utc> {
    machine_now().0 + TimeDelta::seconds(LEASE_S)
}

/// The lease of a run that is begun. What a worker before it wrote down is in the bill of its return.
async fn lease(cx: &mut Context, (tenant, id): (TenantId, ExecutionId)) -> Result<(), Stop> {
    sqlx::query!(
        "insert into workspaces.execution_progress (execution_id, tenant_id, answer, leased_until, bill)
         values ($1, $2, '', $3, $4)
         on conflict (execution_id) do update
         set answer = excluded.answer, leased_until = excluded.leased_until, bill = excluded.bill",
        id.0,
        tenant.0,
        leased_until(),
        serde_json::to_value(Bill::default()).map_err(Stop::defect)?
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}
