use super::CHANNEL;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::ExecutionId;
use domain::workspaces::{Execution, ExecutionCommand, ExecutionStarted, Prompt, StartExecution};

const MAX_TOKENS_DEFAULT: u32 = 256;

pub async fn start_execution(cx: &mut Context, op: StartExecution) -> Result<ExecutionStarted, Stop> {
    let model = match op.model {
        Some(id) if cx.services.models.list().iter().any(|model| model.id == id) => id,
        Some(_) => return Err(Refusal::invalid_field("model", "model_unknown").into()),
        None => cx.services.models.default_id().ok_or_else(|| Refusal::new(503, "no_model"))?,
    };
    let actor = cx.actor()?.clone();
    let id = ExecutionId(new_id());
    let prompt = Prompt {
        system: op.system.filter(|system| !system.trim().is_empty()),
        history: op.history,
        text: op.prompt,
        model,
        max_tokens: op.max_tokens.unwrap_or(MAX_TOKENS_DEFAULT),
        temperature: op.temperature.unwrap_or(0.0),
    };
    let queue = ExecutionCommand::Queue { prompt, by: actor.person_id, by_name: actor.name };
    cx.create::<Execution>(actor.tenant_id, id.0, queue).await?;
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **cx.tx().await?).await?;
    Ok(ExecutionStarted { id })
}
