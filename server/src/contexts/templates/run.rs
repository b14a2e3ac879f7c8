use super::estimate::model_of;
use super::offered::{chosen, content_of, find};
use crate::Stop;
use crate::contexts::workspaces::{Order, enter, queue};
use crate::gateway::{Context, Effect};
use domain::kernel::ExecutionId;
use domain::templates::{RunTemplate, render};
use domain::workspaces::{ExecutionStarted, Source, TemplateRef};

pub async fn run_template(cx: &mut Context, op: RunTemplate) -> Result<ExecutionStarted, Stop> {
    let (id, _) = start(cx, op, Source::Template).await?;
    cx.effects.push(Effect::GoTo(format!("/client/runs/{id}")));
    Ok(ExecutionStarted { id })
}

/// Puts the run into the queue, whoever or whatever asks for it. Answers with it and the version that it is of.
///
/// # Errors
/// What refuses a template, its values or a run.
pub(super) async fn start(cx: &mut Context, op: RunTemplate, source: Source) -> Result<(ExecutionId, u32), Stop> {
    let row = find(cx, op.id).await?;
    let terms = enter(cx, op.workspace).await?;
    let number = chosen(cx, &row, op.version, op.label.as_deref()).await?;
    let content = content_of(cx, row.id, number).await?;
    let prompt = render(&content, &op.values)?;
    let version = number.unsigned_abs();
    let order = Order {
        workspace: op.workspace,
        system: prompt.system,
        history: Vec::new(),
        text: prompt.text,
        model: model_of(cx, &content, terms.models.as_deref()).await?,
        max_tokens: content.max_tokens,
        temperature: content.temperature,
        method: content.method,
        source,
        template: Some(TemplateRef { template: op.id, version }),
        why: op.why,
    };
    Ok((queue(cx, order).await?, version))
}
