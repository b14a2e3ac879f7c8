use super::estimate::estimate;
use super::history::live_at;
use super::offered::{back, beyond, chosen, content_of, find};
use crate::Stop;
use crate::gateway::Context;
use domain::Moment;
use domain::templates::{FilledIn, LabelRow, ShowTemplate, TemplateDetail, VersionRow, render};
use uuid::Uuid;

pub async fn show_template(cx: &mut Context, op: ShowTemplate) -> Result<TemplateDetail, Stop> {
    let row = find(cx, op.id).await?;
    let number = match (op.version, op.label.as_deref(), op.as_of) {
        (None, None, Some(at)) => live_at(cx, row.id, at).await?,
        (version, label, _) => chosen(cx, &row, version, label).await?,
    };
    let content = content_of(cx, row.id, number).await?;
    let example = render(&content, &FilledIn::example_of(&content))?;
    let estimate = estimate(cx, &content, &example, None).await?;
    let (labels, versions) = (labels_of(cx, row.id).await?, versions_of(cx, row.id).await?);
    let tenant = cx.actor()?.tenant_id;
    cx.version_in_motion(row.version);
    Ok(TemplateDetail {
        template: row.seen_by(tenant),
        shown: number.unsigned_abs(),
        content,
        example,
        estimate,
        labels,
        versions,
    })
}

/// The labels of a template that was found, by name.
pub(super) async fn labels_of(cx: &mut Context, template: Uuid) -> Result<Vec<LabelRow>, Stop> {
    let rows = sqlx::query!(
        "select label, number from templates.template_labels where template_id = $1 order by label",
        template
    )
    .fetch_all(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    Ok(rows.into_iter().map(|row| LabelRow { label: row.label, version: row.number.unsigned_abs() }).collect())
}

/// The versions of a template that was found, the newest first.
pub(super) async fn versions_of(cx: &mut Context, template: Uuid) -> Result<Vec<VersionRow>, Stop> {
    let rows = sqlx::query!(
        "select number, notes, published_at from templates.template_versions
         where template_id = $1 order by number desc",
        template
    )
    .fetch_all(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    let version =
        |number: i32, notes, at| VersionRow { number: number.unsigned_abs(), published_at: Moment(at), notes };
    Ok(rows.into_iter().map(|row| version(row.number, row.notes, row.published_at)).collect())
}
