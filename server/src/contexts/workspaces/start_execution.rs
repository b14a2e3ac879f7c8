use super::queue::{Beside, Order, queue_beside};
use crate::Stop;
use crate::gateway::{Context, Door};
use domain::Refusal;
use domain::workspaces::{ExecutionStarted, Method, Source, StartExecution};
use serde_json::Value;

pub async fn start_execution(cx: &mut Context, op: StartExecution) -> Result<ExecutionStarted, Stop> {
    let source = source_of(cx.caller.door);
    let tuning = op.tuning.unwrap_or_default();
    let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
    if tuning.schema.as_ref().is_some_and(|text| !is_json(text)) {
        return Err(Refusal::invalid_field("tuning", "not_a_value").into());
    }
    let method = op.method.unwrap_or_default();
    if !tuning.tools.iter().all(|tool| is_json(&tool.parameters)) {
        return Err(Refusal::invalid_field("tuning.tools", "not_a_value").into());
    }
    if !tuning.tools.is_empty() && method != Method::Generate {
        return Err(Refusal::invalid_field("tuning.tools", "not_supported").into());
    }
    let order = Order {
        workspace: op.workspace_id,
        system: op.system,
        history: op.history,
        text: op.prompt,
        model: op.model,
        max_tokens: op.max_tokens,
        temperature: op.temperature,
        method,
        source,
        template: None,
        why: op.why,
    };
    let id = queue_beside(cx, order, Beside { tuning, since: op.since, ..Beside::default() }).await?;
    Ok(ExecutionStarted { id })
}

/// Where a run is asked for through a door.
pub(super) const fn source_of(door: Door) -> Source {
    match door {
        Door::Browser | Door::CommandLine | Door::Worker => Source::Person,
        Door::ServerFunction | Door::Rest | Door::OpenAi | Door::Scim | Door::Mcp => Source::Api,
        Door::Agent => Source::Agent,
        Door::Pipeline => Source::Pipeline,
    }
}
