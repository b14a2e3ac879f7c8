use super::offered::{back, beyond, is_author};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::TemplateId;
use domain::templates::{FilledIn, PromptContent, TemplateQuestion, TemplateQuestions, render};

/// Questions unless told.
const LIMIT_DEFAULT: u16 = 6;

pub async fn template_questions(cx: &mut Context, op: TemplateQuestions) -> Result<Vec<TemplateQuestion>, Stop> {
    let (tenant, is_author) = (cx.actor()?.tenant_id, is_author(cx)?);
    let rows = sqlx::query!(
        "select t.id, t.name, v.content
         from templates.prompt_templates t
         join templates.template_versions v on v.template_id = t.id and v.number = t.live
         where t.newest > 0 and not t.is_retired and t.purpose in ('drafting', 'rewriting')
           and v.content -> 'method' ->> 'kind' = 'generate'
           and (t.audience = 'everybody' or $1 = any(t.tenants)
                or (t.tenant_id = $1 and (t.audience <> 'internal' or $2)))
         order by t.name, t.id limit $3",
        tenant.0,
        is_author,
        i64::from(op.limit.unwrap_or(LIMIT_DEFAULT))
    )
    .fetch_all(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    let mut questions = Vec::with_capacity(rows.len());
    for row in rows {
        let content: PromptContent = serde_json::from_value(row.content).map_err(Stop::defect)?;
        let text = render(&content, &FilledIn::example_of(&content))?.text;
        questions.push(TemplateQuestion { id: TemplateId(row.id), name: row.name, text });
    }
    Ok(questions)
}
