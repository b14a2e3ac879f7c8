use super::author::author;
use crate::Stop;
use crate::gateway::Context;
use domain::templates::{PromptTemplate, RetireTemplate, TemplateCommand};

pub async fn retire_template(cx: &mut Context, op: RetireTemplate) -> Result<(), Stop> {
    let loaded = cx.load::<PromptTemplate>(op.id.0).await?;
    let by = author(cx);
    cx.decide::<PromptTemplate>(op.id.0, &loaded, TemplateCommand::Retire { by }).await
}
