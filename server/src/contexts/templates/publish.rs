use super::author::author;
use crate::Stop;
use crate::gateway::Context;
use domain::templates::{PromptTemplate, PublishTemplate, TemplateCommand, TemplatePublication};

pub async fn publish_template(cx: &mut Context, op: PublishTemplate) -> Result<TemplatePublication, Stop> {
    let loaded = cx.load::<PromptTemplate>(op.id.0).await?;
    let publish = TemplateCommand::Publish { notes: op.notes, label: op.label, why: op.why, by: author(cx) };
    cx.decide::<PromptTemplate>(op.id.0, &loaded, publish).await?;
    let version = cx.load::<PromptTemplate>(op.id.0).await?.state.newest;
    Ok(TemplatePublication { id: op.id, version })
}
