//! `templates.run_schedules`: one row a schedule. What became of its falls is written beside it.

use super::projected_falls as falls;
use crate::store::{Projected, Projection, Recorded};
use domain::Moment;
use domain::kernel::{ApiKeyId, PersonId, Personal};
use domain::policy::Permissions;
use domain::templates::RunScheduleStatus::{GivenUp, Off, On, Over};
use domain::templates::{Arrangement, FallOutcome, FilledIn, RunSchedule, RunScheduleEvent, RunScheduleStatus};
use serde_json::{Value, to_value};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<RunSchedule>() }

impl Projected for RunSchedule {
    const TABLES: &'static [&'static str] = &["templates.run_schedules", "templates.run_schedule_falls"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<RunScheduleEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            RunScheduleEvent::RunScheduled { arrangement, values, owner, owner_name, key, given, next_at } => {
                let owned = Owned { owner: *owner, owner_name, key: *key, given: *given };
                scheduled(db, recorded, (arrangement, values), &owned, *next_at).await
            }
            RunScheduleEvent::RunRescheduled { arrangement, values, owner, owner_name, key, given, next_at } => {
                let owned = Owned { owner: *owner, owner_name, key: *key, given: *given };
                rescheduled(db, recorded, (arrangement, values), &owned, *next_at).await
            }
            RunScheduleEvent::RunScheduleSwitchedOn { next_at, .. } => {
                sqlx::query!("update run_schedules set refusals = 0 where id = $1", recorded.stream)
                    .execute(&mut *db)
                    .await?;
                stands(db, recorded, On, *next_at).await
            }
            RunScheduleEvent::RunScheduleSwitchedOff { .. } => stands(db, recorded, Off, None).await,
            RunScheduleEvent::RunScheduleGivenUp { .. } => stands(db, recorded, GivenUp, None).await,
            RunScheduleEvent::RunScheduleRemoved { .. } => removed(db, recorded).await,
            RunScheduleEvent::ScheduledRunStarted { due, execution, next_at, .. } => {
                falls::fell(db, recorded, (*due, FallOutcome::Started, 1), Some(execution.0), None).await?;
                stands(db, recorded, after(*next_at), *next_at).await
            }
            RunScheduleEvent::ScheduledRunsMissed { last, falls: count, next_at, .. } => {
                falls::fell(db, recorded, (*last, FallOutcome::Missed, *count), None, None).await?;
                stands(db, recorded, after(*next_at), *next_at).await
            }
            RunScheduleEvent::ScheduledRunRefused { due, why, next_at } => {
                let why = to_value(why).unwrap_or_default();
                falls::fell(db, recorded, (*due, FallOutcome::Refused, 1), None, Some(why)).await?;
                stands(db, recorded, after(*next_at), *next_at).await
            }
        }
    }
}

/// Where a schedule stands that is on.
const fn after(next_at: Option<Moment>) -> RunScheduleStatus {
    if next_at.is_some() { On } else { Over }
}

/// In whose name it runs.
struct Owned<'a> {
    owner: PersonId,
    owner_name: &'a Personal<String>,
    key: Option<ApiKeyId>,
    given: Option<Permissions>,
}

type Arranged<'a> = (&'a Arrangement, &'a Personal<Vec<FilledIn>>);

async fn scheduled(
    db: &mut PgConnection,
    recorded: &Recorded<RunScheduleEvent>,
    (arrangement, values): Arranged<'_>,
    owned: &Owned<'_>,
    next_at: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into run_schedules (id, tenant_id, name, template_id, label, pinned, workspace_id, rhythm, time_zone, until,
                                    filled_in, status, next_at, owned_by, owned_by_name, key_id, given, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        recorded.stream,
        recorded.tenant.0,
        arrangement.name,
        arrangement.template.0,
        arrangement.label,
        arrangement.version.map(falls::count),
        arrangement.workspace.map(|workspace| workspace.0),
        to_value(&arrangement.rhythm).unwrap_or_default(),
        arrangement.time_zone.as_str(),
        arrangement.until,
        filled_in(values),
        after(next_at).as_str(),
        next_at.map(|at| at.0),
        owned.owner.0,
        owned.owner_name.known().map_or("", String::as_str),
        owned.key.map(|key| key.0),
        owned.given.and_then(|given| to_value(given).ok()),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await
    .map(drop)
}

async fn rescheduled(
    db: &mut PgConnection,
    recorded: &Recorded<RunScheduleEvent>,
    (arrangement, values): Arranged<'_>,
    owned: &Owned<'_>,
    next_at: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update run_schedules
         set name = $2, template_id = $3, label = $4, pinned = $5, workspace_id = $6, rhythm = $7, time_zone = $8,
             until = $9, filled_in = $10, owned_by = $11, owned_by_name = $12, key_id = $13, given = $14, next_at = $15,
             refusals = 0, status = case when status = 'over' and $15::timestamptz is not null then 'on' else status end,
             version = $16
         where id = $1",
        recorded.stream,
        arrangement.name,
        arrangement.template.0,
        arrangement.label,
        arrangement.version.map(falls::count),
        arrangement.workspace.map(|workspace| workspace.0),
        to_value(&arrangement.rhythm).unwrap_or_default(),
        arrangement.time_zone.as_str(),
        arrangement.until,
        filled_in(values),
        owned.owner.0,
        owned.owner_name.known().map_or("", String::as_str),
        owned.key.map(|key| key.0),
        owned.given.and_then(|given| to_value(given).ok()),
        next_at.map(|at| at.0),
        recorded.version
    )
    .execute(db)
    .await
    .map(drop)
}

async fn stands(
    db: &mut PgConnection,
    recorded: &Recorded<RunScheduleEvent>,
    status: RunScheduleStatus,
    next_at: Option<Moment>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update run_schedules set status = $2, next_at = $3, version = $4 where id = $1",
        recorded.stream,
        status.as_str(),
        next_at.map(|at| at.0),
        recorded.version
    )
    .execute(db)
    .await
    .map(drop)
}

async fn removed(db: &mut PgConnection, recorded: &Recorded<RunScheduleEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from run_schedule_falls where schedule_id = $1", recorded.stream).execute(&mut *db).await?;
    sqlx::query!("delete from run_schedules where id = $1", recorded.stream).execute(db).await.map(drop)
}

/// What is filled in; nothing where it was erased.
fn filled_in(values: &Personal<Vec<FilledIn>>) -> Value {
    to_value(values.known().map_or(&[][..], Vec::as_slice)).unwrap_or_default()
}
