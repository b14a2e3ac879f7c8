//! `workspaces.executions`: one row a run, and what people say about it.

use super::projected_ends::{End, ended};
use super::projected_sources::{cited, outdated};
use super::projected_talk as talk;
use crate::store::{Projected, Projection, Recorded};
use domain::Moment;
use domain::kernel::{Personal, WorkspaceId};
use domain::workspaces::{Execution, ExecutionEvent, ExecutionStatus, Prompt};
use serde_json::to_value;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Execution>() }

/// When a run was begun with its birth, and the version that it has by that.
type Begun = (Moment, i32);

impl Projected for Execution {
    const TABLES: &'static [&'static str] = &[
        "workspaces.executions",
        "workspaces.execution_ratings",
        "workspaces.execution_comments",
        "workspaces.execution_citations",
    ];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ExecutionEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ExecutionEvent::ExecutionQueued { .. } => queued(db, recorded, None).await,
            ExecutionEvent::ExecutionBegun { at } => sqlx::query!(
                "update executions set status = $2, begun_at = $3, attempts = attempts + 1, version = $4 where id = $1",
                recorded.stream,
                ExecutionStatus::Running.as_str(),
                at.0,
                recorded.version
            )
            .execute(db)
            .await
            .map(drop),
            ExecutionEvent::ExecutionReturned { .. } => sqlx::query!(
                "update executions set status = $2, version = $3 where id = $1",
                recorded.stream,
                ExecutionStatus::Queued.as_str(),
                recorded.version
            )
            .execute(db)
            .await
            .map(drop),
            ExecutionEvent::ExecutionCompleted { .. }
            | ExecutionEvent::ExecutionRefused { .. }
            | ExecutionEvent::ExecutionFailed { .. }
            | ExecutionEvent::ExecutionCancelled { .. } => {
                let Some(end) = End::of(&recorded.event) else { return Ok(()) };
                ended(db, recorded, end).await?;
                match &recorded.event {
                    ExecutionEvent::ExecutionCompleted { sources, .. } => cited(db, recorded, sources).await,
                    _ => Ok(()),
                }
            }
            ExecutionEvent::ExecutionRated { person_id, rating, note } => {
                talk::rated(db, recorded, (person_id.0, *rating, note.as_ref())).await
            }
            ExecutionEvent::ExecutionCommented { .. } => talk::commented(db, recorded).await,
            ExecutionEvent::ExecutionShared { .. } => talk::seen(db, recorded).await,
            ExecutionEvent::SourceSuperseded { document, version, .. } => {
                outdated(db, recorded, (*document, *version)).await?;
                talk::seen(db, recorded).await
            }
            ExecutionEvent::ExecutionAssigned { to, to_name, .. } => {
                let name = to.map(|_| to_name.as_ref().and_then(Personal::known).map_or("", String::as_str));
                sqlx::query!(
                    "update executions set assigned_to = $2, assigned_to_name = $3, version = $4 where id = $1",
                    recorded.stream,
                    to.map(|person| person.0),
                    name,
                    recorded.version
                )
                .execute(db)
                .await
                .map(drop)
            }
        }
    }

    /// A run that is begun with its birth is one row, written once.
    async fn project_all(db: &mut PgConnection, mut recorded: &[Recorded<ExecutionEvent>]) -> Result<(), sqlx::Error> {
        if let [born, begun, rest @ ..] = recorded
            && matches!(born.event, ExecutionEvent::ExecutionQueued { .. })
            && let ExecutionEvent::ExecutionBegun { at } = begun.event
        {
            queued(db, born, Some((at, begun.version))).await?;
            recorded = rest;
        }
        for recorded in recorded {
            Self::project(db, recorded).await?;
        }
        Ok(())
    }
}

/// Writes the row of a run that waits; or, where it was begun with its birth, of one that is at work.
async fn queued(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    begun: Option<Begun>,
) -> Result<(), sqlx::Error> {
    let ExecutionEvent::ExecutionQueued { prompt, model, workspace, origin, findings, started_by, started_by_name } =
        &recorded.event
    else {
        return Ok(());
    };
    let forgotten = Prompt::default();
    let prompt = prompt.known().map_or(&forgotten, |prompt| &**prompt);
    let workspace = workspace.unwrap_or(WorkspaceId(recorded.tenant.0));
    let status = if begun.is_some() { ExecutionStatus::Running } else { ExecutionStatus::Queued };
    sqlx::query!(
        "insert into executions (id, tenant_id, status, prompt, system, history, model, max_tokens, temperature,
                                 started_by, started_by_name, created_at, version, workspace_id, source, template_id,
                                 template_version, key_id, is_local, tuning, method, why, findings, context, since,
                                 begun_at, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                 $24, $25, $26, $27)",
        recorded.stream,
        recorded.tenant.0,
        status.as_str(),
        prompt.text,
        prompt.system,
        to_value(&prompt.history).unwrap_or_default(),
        model.as_str(),
        count(prompt.max_tokens),
        prompt.temperature,
        started_by.0,
        started_by_name.known().map_or("", String::as_str),
        recorded.at.0,
        begun.map_or(recorded.version, |(_, version)| version),
        workspace.0,
        origin.source.as_str(),
        origin.template.map(|template| template.template.0),
        origin.template.map(|template| count(template.version)),
        origin.key.map(|key| key.0),
        origin.local,
        to_value(&prompt.tuning).unwrap_or_default(),
        to_value(&prompt.method).unwrap_or_default(),
        prompt.why,
        to_value(findings).unwrap_or_default(),
        to_value(&prompt.context).unwrap_or_default(),
        to_value(&prompt.since).unwrap_or_default(),
        begun.map(|(at, _)| at.0),
        i32::from(begun.is_some())
    )
    .execute(db)
    .await
    .map(drop)
}

/// A count as the database has it.
pub(super) fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
