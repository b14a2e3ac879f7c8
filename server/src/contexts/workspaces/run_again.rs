use super::from_documents;
use super::queue::{Beside, Order, queue_beside};
use super::reached::{reached, workspace_of};
use super::start_execution::source_of;
use crate::Stop;
use crate::gateway::{Context, Effect};
use domain::Refusal;
use domain::workspaces::{ExecutionStarted, Method, RunAgain, Source};

pub async fn run_again(cx: &mut Context, op: RunAgain) -> Result<ExecutionStarted, Stop> {
    let loaded = reached(cx, op.id).await?;
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    let row = sqlx::query!(
        "select prompt, system, history, since, model, max_tokens, temperature, tuning, method
         from workspaces.executions where id = $1 and tenant_id = $2",
        op.id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    if row.prompt.is_empty() {
        return Err(Refusal::new(409, "words_forgotten").into());
    }
    let order = Order {
        workspace: Some(workspace_of(&loaded, tenant)),
        system: row.system,
        history: serde_json::from_value(row.history).map_err(Stop::defect)?,
        text: row.prompt,
        model: Some(op.model.unwrap_or(row.model)),
        max_tokens: Some(row.max_tokens.unsigned_abs()),
        temperature: Some(row.temperature),
        method: serde_json::from_value(row.method).map_err(Stop::defect)?,
        source: source_of(cx.caller.door),
        // What is asked again is the words that were asked, whatever has become of the template.
        template: None,
        why: op.why,
    };
    let (id, page) = if let Method::Answer { .. } = order.method {
        // What documents say by now, to whoever asks now.
        (from_documents::ask(cx, Order { source: Source::Documents, ..order }).await?, "ask")
    } else {
        let tuning = serde_json::from_value(row.tuning).map_err(Stop::defect)?;
        let since = serde_json::from_value(row.since).map_err(Stop::defect)?;
        (queue_beside(cx, order, Beside { tuning, since, ..Beside::default() }).await?, "runs")
    };
    cx.effects.push(Effect::GoTo(format!("/client/{page}/{id}")));
    Ok(ExecutionStarted { id })
}
