//! `agent.errands`: one row an errand. Its turns and calls are written beside it.

use super::projected_calls as calls;
use crate::store::{Projected, Projection, Recorded};
use domain::agent::ErrandStatus::{Cancelled, Done, Failed, Queued, Waiting, Working};
use domain::agent::{CallStage, Errand, ErrandEvent, ErrandStatus};
use domain::kernel::Personal;
use serde_json::to_value;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Errand>() }

impl Projected for Errand {
    const TABLES: &'static [&'static str] = &["agent.errands", "agent.errand_turns", "agent.errand_calls"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ErrandEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ErrandEvent::ErrandSent { .. } => return sent(db, recorded).await,
            ErrandEvent::ErrandThought { .. } => return calls::thought(db, recorded).await,
            ErrandEvent::ErrandBegun { .. } => {
                sqlx::query!("update errands set attempts = attempts + 1 where id = $1", recorded.stream)
                    .execute(&mut *db)
                    .await?;
            }
            ErrandEvent::ErrandCallRefused { .. } => {
                calls::refused(db, recorded).await?;
                sqlx::query!("update errands set refused_count = refused_count + 1 where id = $1", recorded.stream)
                    .execute(&mut *db)
                    .await?;
            }
            ErrandEvent::ErrandCallCleared { call, operation, .. } => {
                calls::moved(db, recorded, (*call, CallStage::Cleared), Some(operation)).await?;
            }
            ErrandEvent::ErrandCallHeld { .. } => calls::held(db, recorded).await?,
            ErrandEvent::ErrandCallApproved { call, person_id, person_name, .. } => {
                let by = (person_id.0, person_name.known().map_or("", String::as_str));
                calls::decided(db, recorded, (*call, CallStage::Cleared), Some(by), None).await?;
            }
            ErrandEvent::ErrandCallDeclined { call, person_id, person_name, note, .. } => {
                let name = person_name.as_ref().and_then(Personal::known).map_or("", String::as_str);
                let note = note.as_ref().and_then(Personal::known).map(String::as_str);
                let by = person_id.map(|person| (person.0, name));
                calls::decided(db, recorded, (*call, CallStage::Declined), by, note).await?;
            }
            ErrandEvent::ErrandCallMade { .. } => calls::made(db, recorded).await?,
            ErrandEvent::ErrandAnswered { answer, sources } => {
                sqlx::query!(
                    "update errands set answer = $2, sources = $3 where id = $1",
                    recorded.stream,
                    answer.known().map_or("", String::as_str),
                    to_value(sources.known().map_or(&[][..], Vec::as_slice)).unwrap_or_default()
                )
                .execute(&mut *db)
                .await?;
            }
            ErrandEvent::ErrandFailed { failure, code } => {
                sqlx::query!(
                    "update errands set failure = $2, failure_code = $3 where id = $1",
                    recorded.stream,
                    failure.as_str(),
                    code.as_deref()
                )
                .execute(&mut *db)
                .await?;
            }
            ErrandEvent::ErrandReturned { .. } | ErrandEvent::ErrandCancelled { .. } => {}
        }
        stands(db, recorded, status_after(&recorded.event)).await
    }
}

/// Where an errand stands after an event; `None`: where it stood.
const fn status_after(event: &ErrandEvent) -> Option<ErrandStatus> {
    match event {
        ErrandEvent::ErrandSent { .. }
        | ErrandEvent::ErrandReturned { .. }
        | ErrandEvent::ErrandCallApproved { .. }
        | ErrandEvent::ErrandCallDeclined { .. } => Some(Queued),
        ErrandEvent::ErrandBegun { .. } => Some(Working),
        ErrandEvent::ErrandCallHeld { .. } => Some(Waiting),
        ErrandEvent::ErrandAnswered { .. } => Some(Done),
        ErrandEvent::ErrandFailed { .. } => Some(Failed),
        ErrandEvent::ErrandCancelled { .. } => Some(Cancelled),
        ErrandEvent::ErrandThought { .. }
        | ErrandEvent::ErrandCallRefused { .. }
        | ErrandEvent::ErrandCallCleared { .. }
        | ErrandEvent::ErrandCallMade { .. } => None,
    }
}

async fn stands(
    db: &mut PgConnection,
    recorded: &Recorded<ErrandEvent>,
    status: Option<ErrandStatus>,
) -> Result<(), sqlx::Error> {
    let ended_at = status.filter(|status| status.has_ended()).map(|_| recorded.at.0);
    sqlx::query!(
        "update errands set status = coalesce($2, status), ended_at = coalesce(ended_at, $3), version = $4 where id = $1",
        recorded.stream,
        status.map(ErrandStatus::as_str),
        ended_at,
        recorded.version
    )
    .execute(db)
    .await
    .map(drop)
}

async fn sent(db: &mut PgConnection, recorded: &Recorded<ErrandEvent>) -> Result<(), sqlx::Error> {
    let ErrandEvent::ErrandSent { text, instructions, planner, model, workspace, sent_by, sent_by_name, key, given } =
        &recorded.event
    else {
        return Ok(());
    };
    let known = |words: &Personal<String>| words.known().cloned().unwrap_or_default();
    sqlx::query!(
        "insert into errands (id, tenant_id, workspace_id, status, text, instructions, planner, model, sent_by,
                              sent_by_name, key_id, given, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        recorded.stream,
        recorded.tenant.0,
        workspace.0,
        Queued.as_str(),
        known(text),
        known(instructions),
        planner.as_str(),
        model.as_str(),
        sent_by.0,
        known(sent_by_name),
        key.map(|key| key.0),
        given.map(|given| to_value(given).unwrap_or_default()),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await
    .map(drop)
}
