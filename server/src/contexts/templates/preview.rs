use super::estimate::estimate;
use super::offered::{chosen, content_of, find};
use crate::Stop;
use crate::contexts::workspaces::enter;
use crate::gateway::Context;
use domain::templates::{PreviewTemplate, Rendered, TemplatePreview, render};
use domain::workspaces::guard::check_input;

pub async fn preview_template(cx: &mut Context, op: PreviewTemplate) -> Result<TemplatePreview, Stop> {
    let row = find(cx, op.id).await?;
    let terms = enter(cx, op.workspace).await?;
    let number = chosen(cx, &row, op.version, op.label.as_deref()).await?;
    let content = content_of(cx, row.id, number).await?;
    let prompt = render(&content, &op.values)?;
    let text = check_input(&terms.safety, &prompt.text);
    let system = prompt.system.as_deref().map(|system| check_input(&terms.safety, system));
    let is_blocked = text.blocked || system.as_ref().is_some_and(|system| system.blocked);
    let mut findings = text.findings;
    let system = system.map(|checked| {
        findings.extend(checked.findings);
        checked.text
    });
    let prompt = Rendered { system, text: text.text };
    let estimate = estimate(cx, &content, &prompt, terms.models.as_deref()).await?;
    Ok(TemplatePreview { version: number.unsigned_abs(), prompt, findings, is_blocked, estimate })
}
