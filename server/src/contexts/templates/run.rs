use super::estimate::model_of;
use super::offered::{chosen, content_of, find};
use crate::Stop;
use crate::contexts::workspaces::{Order, enter, queue};
use crate::gateway::{Context, Effect};
use domain::templates::{RunTemplate, render};
use domain::workspaces::{ExecutionStarted, Source, TemplateRef};

pub async fn run_template(cx: &mut Context, op: RunTemplate) -> Result<ExecutionStarted, Stop> {
    let row = find(cx, op.id).await?;
    let terms = enter(cx, op.workspace).await?;
    let number = chosen(cx, &row, op.version, op.label.as_deref()).await?;
    let content = content_of(cx, row.id, number).await?;
    let prompt = render(&content, &op.values)?;
    let order = Order {
        workspace: op.workspace,
        system: prompt.system,
        history: Vec::new(),
        text: prompt.text,
        model: model_of(cx, &content, terms.models.as_deref()).await?,
        max_tokens: content.max_tokens,
        temperature: content.temperature,
        method: content.method,
        source: Source::Template,
        template: Some(TemplateRef { template: op.id, version: number.unsigned_abs() }),
        why: op.why,
    };
    let id = queue(cx, order).await?;
    cx.effects.push(Effect::GoTo(format!("/client/runs/{id}")));
    Ok(ExecutionStarted { id })
}
