//! What has happened to a template, and which version was live when.

use super::offered::{back, beyond, find};
use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::kernel::TenantId;
use domain::templates::{Audience, PRODUCTION, TemplateHistory, TemplateMoment, TemplateStep};
use domain::{Moment, Page, Refusal};
use uuid::Uuid;

pub async fn template_history(cx: &mut Context, op: TemplateHistory) -> Result<Page<TemplateMoment>, Stop> {
    let row = find(cx, op.template_id).await?;
    let rows = moments_of(cx, row.id, TenantId(row.tenant_id)).await?;
    Ok(page_of("template_history", rows, op.limit, op.cursor.as_deref())?)
}

/// Everything that has happened to a template, the latest first. People of another tenant have no names here.
pub(super) async fn moments_of(cx: &mut Context, template: Uuid, owner: TenantId) -> Result<Vec<TemplateMoment>, Stop> {
    let is_own = cx.actor()?.tenant_id == owner;
    let rows = sqlx::query!(
        "select step, number, before, label, audience, why, done_by_name, at from templates.template_history
         where template_id = $1 order by place desc limit 1000",
        template
    )
    .fetch_all(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    let count = |number: Option<i32>| number.map(i32::unsigned_abs);
    let moments = rows.into_iter().filter_map(|row| {
        let step = TemplateStep::parse(&row.step)?;
        // To whom else it was offered is nothing to those who were.
        if !is_own && step == TemplateStep::Offered {
            return None;
        }
        Some(TemplateMoment {
            step,
            version: count(row.number),
            before: count(row.before),
            label: row.label,
            audience: row.audience.as_deref().and_then(Audience::parse),
            why: row.why,
            by_name: row.done_by_name.filter(|_| is_own),
            at: Moment(row.at),
        })
    });
    Ok(moments.collect())
}

/// The version that was live at a moment: what `production` named, else what was published last.
///
/// # Errors
/// `resource_not_found` where nothing was published by then.
pub(super) async fn live_at(cx: &mut Context, template: Uuid, at: Moment) -> Result<i32, Stop> {
    let number = sqlx::query_scalar!(
        r#"select number as "number!" from templates.template_history
           where template_id = $1 and at <= $2 and number is not null
             and (step = 'published' or (step = 'label_moved' and label = $3))
           order by step = 'label_moved' desc, place desc limit 1"#,
        template,
        at.0,
        PRODUCTION
    )
    .fetch_optional(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    Ok(number.ok_or_else(Refusal::not_found)?)
}
