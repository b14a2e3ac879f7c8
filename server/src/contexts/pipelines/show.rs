use super::check::{all_faults, told};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::WorkspaceId;
use domain::pipelines::{Graph, PipelineDetail, PipelineVersionRow, ShowPipeline, written};
use domain::policy::{Permission, Subject, may};
use domain::{Moment, Refusal};
use uuid::Uuid;

pub async fn show_pipeline(cx: &mut Context, op: ShowPipeline) -> Result<PipelineDetail, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        "select name, summary, workspace_id, is_on, newest, draft, template, version from pipelines.pipelines
         where id = $1 and tenant_id = $2",
        op.id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let draft: Graph = serde_json::from_value(row.draft).map_err(Stop::defect)?;
    let newest = match row.newest {
        0 => None,
        number => Some(graph_of(cx, op.id.0, number).await?),
    };
    let changed = newest.as_ref() != Some(&draft);
    let graph = match op.version {
        Some(number) => graph_of(cx, op.id.0, i32::try_from(number).unwrap_or(i32::MAX)).await?,
        None => draft,
    };
    let texts = cx.caller.texts();
    let faults = all_faults(cx, &graph)?.into_iter().map(|fault| told(texts, fault)).collect();
    let versions = versions_of(cx, op.id.0).await?;
    let actor = cx.actor()?;
    let subject = Subject { tenant: Some(tenant), ..Subject::default() };
    let may_write = may(actor, Permission::WritePipelines, &subject).is_ok();
    // The faults are those of whoever asks.
    cx.version_in_motion(row.version);
    Ok(PipelineDetail {
        id: op.id,
        name: row.name,
        summary: row.summary,
        workspace_id: WorkspaceId(row.workspace_id),
        on: row.is_on,
        newest: row.newest.unsigned_abs(),
        shown: op.version.unwrap_or(0),
        changed,
        base: row.version,
        text: written(&graph),
        graph,
        faults,
        versions,
        template: row.template,
        may_write,
    })
}

/// A version of a pipeline of the caller's tenant.
///
/// # Errors
/// `resource_not_found`.
pub(super) async fn graph_of(cx: &mut Context, pipeline: Uuid, number: i32) -> Result<Graph, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let graph = sqlx::query_scalar!(
        "select graph from pipelines.pipeline_versions where pipeline_id = $1 and number = $2 and tenant_id = $3",
        pipeline,
        number,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    serde_json::from_value(graph).map_err(Stop::defect)
}

async fn versions_of(cx: &mut Context, pipeline: Uuid) -> Result<Vec<PipelineVersionRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        "select number, notes, published_at, published_by_name from pipelines.pipeline_versions
         where pipeline_id = $1 and tenant_id = $2 order by number desc limit 100",
        pipeline,
        tenant.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let version = |number: i32, published_at, published_by_name, notes| PipelineVersionRow {
        number: number.unsigned_abs(),
        published_at: Moment(published_at),
        published_by_name,
        notes,
    };
    let rows = rows.into_iter().map(|row| version(row.number, row.published_at, row.published_by_name, row.notes));
    Ok(rows.collect())
}
