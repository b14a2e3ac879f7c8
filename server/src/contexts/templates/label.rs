use super::author::author;
use crate::Stop;
use crate::gateway::Context;
use domain::templates::{MoveLabel, PromptTemplate, TemplateCommand};

pub async fn move_label(cx: &mut Context, op: MoveLabel) -> Result<(), Stop> {
    let loaded = cx.load::<PromptTemplate>(op.id.0).await?;
    let by = author(cx);
    let command = TemplateCommand::MoveLabel { label: op.label, to: op.version, why: Some(op.why), by };
    cx.decide::<PromptTemplate>(op.id.0, &loaded, command).await
}
