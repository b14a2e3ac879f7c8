//! One job as a row, for the list, the single view and the stream.

use crate::Stop;
use crate::gateway::Context;
use crate::live::nudge_all;
use chrono::{DateTime, Utc};
use domain::kernel::{JobId, PersonId, TenantId};
use domain::platform::{JobDetail, JobRow, JobStatus, ThingKind};
use domain::policy::{Permission, Subject, may};
use domain::{Moment, Refusal};
use sqlx::PgConnection;
use uuid::Uuid;

/// The columns of [`Row`].
pub const COLUMNS: &str = "id, operation, person_id, status, done, total, attempts, error, created_at, ended_at";

/// A row of `platform.jobs`.
#[derive(sqlx::FromRow)]
pub struct Row {
    id: Uuid,
    operation: String,
    person_id: Option<Uuid>,
    status: String,
    done: i64,
    total: Option<i64>,
    attempts: i32,
    error: Option<String>,
    created_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

impl From<Row> for JobRow {
    fn from(row: Row) -> Self {
        Self {
            id: JobId(row.id),
            operation: row.operation,
            person_id: row.person_id.map(PersonId),
            status: JobStatus::parse(&row.status).unwrap_or(JobStatus::Failed),
            done: row.done.unsigned_abs(),
            total: row.total.map(i64::unsigned_abs),
            attempts: row.attempts.unsigned_abs(),
            error: row.error,
            created_at: Moment(row.created_at),
            ended_at: row.ended_at.map(Moment),
        }
    }
}

/// The last job of an operation that a person ordered, in a transaction of the system.
///
/// # Errors
/// The database's.
pub async fn last_ordered(db: &mut PgConnection, person: PersonId, operation: &str) -> Result<Option<JobRow>, Stop> {
    let row = sqlx::query_as!(
        Row,
        "select id, operation, person_id, status, done, total, attempts, error, created_at, ended_at
         from platform.jobs where person_id = $1 and operation = $2 order by created_at desc, id desc limit 1",
        person.0,
        operation
    );
    Ok(row.fetch_optional(db).await?.map(JobRow::from))
}

/// The job of that id, if the caller sees it.
///
/// # Errors
/// `resource_not_found`.
pub async fn detail(cx: &mut Context, id: JobId) -> Result<JobDetail, Stop> {
    cx.reach_as_far_as_allowed().await?;
    let row = sqlx::query!(
        "select id, operation, person_id, status, done, total, attempts, error, created_at, ended_at, result
         from platform.jobs where id = $1",
        id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let (status, error) = (row.status, row.error);
    let job = Row {
        id: row.id,
        operation: row.operation,
        person_id: row.person_id,
        status,
        done: row.done,
        total: row.total,
        attempts: row.attempts,
        error,
        created_at: row.created_at,
        ended_at: row.ended_at,
    };
    Ok(JobDetail { job: job.into(), result: row.result.map(|result| result.to_string()) })
}

/// The job's state, its row locked, once it is clear that the caller may act on it. Whoever looks is told with the commit.
///
/// # Errors
/// `resource_not_found`, `not_yours`.
pub async fn managed(cx: &mut Context, id: JobId) -> Result<JobStatus, Stop> {
    cx.reach_as_far_as_allowed().await?;
    let row = sqlx::query!("select tenant_id, person_id, status from platform.jobs where id = $1 for update", id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    if let Some(actor) = &cx.caller.actor {
        let subject =
            Subject { tenant: row.tenant_id.map(TenantId), maker: row.person_id.map(PersonId), ..Subject::default() };
        may(actor, Permission::ManageJobs, &subject).map_err(Refusal::from)?;
    }
    nudge_all(cx.tx().await?, row.tenant_id.map(TenantId), (ThingKind::Job, Some(id.0)));
    Ok(JobStatus::parse(&row.status).unwrap_or(JobStatus::Failed))
}
