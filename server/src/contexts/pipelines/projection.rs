//! `pipelines.pipelines`, their versions and what begins them.

use crate::store::{Projected, Projection, Recorded};
use domain::kernel::{PersonId, Personal, WorkspaceId};
use domain::pipelines::{Graph, Pipeline, PipelineEvent};
use sqlx::PgConnection;
use sqlx::types::Json;

inventory::submit! { Projection::of::<Pipeline>() }

impl Projected for Pipeline {
    const TABLES: &'static [&'static str] =
        &["pipelines.pipelines", "pipelines.pipeline_versions", "pipelines.pipeline_triggers"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<PipelineEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            PipelineEvent::PipelineCreated { name, summary, workspace, graph, template, .. } => {
                let about = (name.as_str(), summary.as_str(), *workspace);
                created(db, recorded, about, (graph, template.as_deref())).await?;
            }
            PipelineEvent::PipelineEdited { name, summary, workspace, graph } => {
                edited(db, recorded, (name, summary, *workspace), graph).await?;
            }
            PipelineEvent::PipelinePublished { number, graph, notes, by, by_name } => {
                published(db, recorded, (*number, graph, notes.as_deref()), (*by, by_name)).await?;
            }
            PipelineEvent::PipelineSwitchedOn { .. } => switched(db, recorded, true).await?,
            PipelineEvent::PipelineSwitchedOff { .. } => switched(db, recorded, false).await?,
        }
        sqlx::query!(
            "update pipelines set changed_at = $2, version = $3 where id = $1",
            recorded.stream,
            recorded.at.0,
            recorded.version
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

async fn created(
    db: &mut PgConnection,
    recorded: &Recorded<PipelineEvent>,
    (name, summary, workspace): (&str, &str, WorkspaceId),
    (graph, template): (&Graph, Option<&str>),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into pipelines (id, tenant_id, name, summary, workspace_id, is_on, newest, steps, draft, template,
                                created_at, changed_at, version)
         values ($1, $2, $3, $4, $5, false, 0, $6, $7, $8, $9, $9, $10)",
        recorded.stream,
        recorded.tenant.0,
        name,
        summary,
        workspace.0,
        count(graph.steps.len()),
        Json(graph) as _,
        template,
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn edited(
    db: &mut PgConnection,
    recorded: &Recorded<PipelineEvent>,
    (name, summary, workspace): (&str, &str, WorkspaceId),
    graph: &Graph,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update pipelines set name = $2, summary = $3, workspace_id = $4, steps = $5, draft = $6 where id = $1",
        recorded.stream,
        name,
        summary,
        workspace.0,
        count(graph.steps.len()),
        Json(graph) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn published(
    db: &mut PgConnection,
    recorded: &Recorded<PipelineEvent>,
    (number, graph, notes): (u32, &Graph, Option<&str>),
    (by, by_name): (PersonId, &Personal<String>),
) -> Result<(), sqlx::Error> {
    let number = i32::try_from(number).unwrap_or(i32::MAX);
    sqlx::query!(
        "insert into pipeline_versions
             (pipeline_id, number, tenant_id, graph, notes, published_at, published_by, published_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        recorded.stream,
        number,
        recorded.tenant.0,
        Json(graph) as _,
        notes,
        recorded.at.0,
        by.0,
        by_name.known().map_or("", String::as_str)
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update pipelines set newest = $2, owner_id = $3 where id = $1", recorded.stream, number, by.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from pipeline_triggers where pipeline_id = $1", recorded.stream).execute(&mut *db).await?;
    for (place, trigger) in graph.triggers.iter().enumerate() {
        sqlx::query!(
            "insert into pipeline_triggers (pipeline_id, place, tenant_id, kind, cron, event, conditions)
             values ($1, $2, $3, $4, $5, $6, $7)",
            recorded.stream,
            count(place),
            recorded.tenant.0,
            trigger.kind.as_str(),
            trigger.cron.as_deref(),
            trigger.event.as_deref(),
            Json(&trigger.conditions) as _
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn switched(db: &mut PgConnection, recorded: &Recorded<PipelineEvent>, on: bool) -> Result<(), sqlx::Error> {
    sqlx::query!("update pipelines set is_on = $2 where id = $1", recorded.stream, on).execute(db).await?;
    Ok(())
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
