use super::author::author;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::kernel::TemplateId;
use domain::templates::{CreateTemplate, EditTemplate, PromptTemplate, TemplateCommand, TemplateMade};

pub async fn create_template(cx: &mut Context, op: CreateTemplate) -> Result<TemplateMade, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let id = TemplateId(new_id());
    let create = TemplateCommand::Create { about: op.about(), by: author(cx) };
    cx.create::<PromptTemplate>(tenant, id.0, create).await?;
    Ok(TemplateMade { id })
}

pub async fn edit_template(cx: &mut Context, op: EditTemplate) -> Result<(), Stop> {
    let id = op.id;
    let (about, content) = op.parts();
    let loaded = cx.load::<PromptTemplate>(id.0).await?;
    cx.decide::<PromptTemplate>(id.0, &loaded, TemplateCommand::Edit { about, content }).await
}
