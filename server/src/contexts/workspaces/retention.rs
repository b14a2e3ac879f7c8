//! Forgets, each night, what was said in workspaces that keep it for so many days alone: the words in the tables, and the keys
//! under which they lie in the log. That there was a run, by whom, its model, its tokens and its cost stay.

use crate::Stop;
use crate::contexts::agent;
use crate::contexts::pipelines;
use crate::gateway::{Gateway, Services};
use crate::jobs::Task;
use crate::live::nudge_all;
use crate::store::clock_of;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Moment;
use domain::kernel::{TenantId, WorkspaceId};
use domain::platform::ThingKind;
use domain::workspaces::{day_of, words_key};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// Runs a transaction.
const PORTION: i64 = 500;

/// The nightly forgetting.
#[derive(Debug, Serialize, Deserialize)]
pub struct ForgetWords {}

/// A workspace that keeps what was said for so many days.
struct Keeps {
    tenant: TenantId,
    workspace: WorkspaceId,
    days: i64,
}

impl Task for ForgetWords {
    const NAME: &'static str = "forget_words";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        for keeps in those_that_forget(services).await? {
            forget(services, &keeps).await?;
        }
        Ok(())
    }
}

async fn those_that_forget(services: &Services) -> Result<Vec<Keeps>, Stop> {
    let mut tx = services.db.as_system("workspaces that forget").await?;
    let rows = sqlx::query!(
        r#"select tenant_id, id, retention_days as "days!" from workspaces.workspaces
           where retention_days is not null order by tenant_id, id"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let keeps = rows.into_iter().map(|row| Keeps {
        tenant: TenantId(row.tenant_id),
        workspace: WorkspaceId(row.id),
        days: row.days.into(),
    });
    Ok(keeps.collect())
}

/// Forgets one workspace's words, a portion a transaction. The keys go last, once no row is left that says more than the log
/// could.
async fn forget(services: &Services, keeps: &Keeps) -> Result<(), Stop> {
    loop {
        let mut tx = services.db.as_system("forget what was said").await?;
        let now = clock_of(&mut tx, keeps.tenant).await?.unwrap_or_else(|| services.clock.now());
        let until = day_of(now) - keeps.days;
        let emptied = empty_rows(&mut tx, keeps, until).await?;
        let is_done = emptied < PORTION.unsigned_abs();
        if is_done {
            forget_names(&mut tx, keeps, until).await?;
            let whose = (keeps.tenant, keeps.workspace);
            agent::forget_words(&mut tx, whose, begin_of(until)).await?;
            let piped = pipelines::forget_words(&mut tx, whose, begin_of(until)).await?;
            lose_keys(&mut tx, services, (keeps, piped), until).await?;
        }
        if emptied > 0 {
            nudge_all(&mut tx, Some(keeps.tenant), (ThingKind::Execution, None));
        }
        tx.commit().await?;
        if is_done {
            return Ok(());
        }
    }
}

/// Takes the words out of runs that ended and were begun before a day, and out of what was said about them; answers how many
/// there were. A run that still goes on keeps its words until the night after its end.
async fn empty_rows(db: &mut PgConnection, keeps: &Keeps, until: i64) -> Result<u64, Stop> {
    let emptied = sqlx::query!(
        r#"with old as materialized (
               select e.id from workspaces.executions e
               where e.tenant_id = $1 and e.workspace_id = $2 and e.created_at < $3 and e.ended_at is not null
                 and (e.prompt <> '' or e.answer <> '' or e.system is not null or e.why is not null or e.history <> '[]'
                      or e.context <> '[]' or e.since <> '[]' or e.calls <> '[]'
                      or exists (select from workspaces.execution_comments c where c.execution_id = e.id and c.text <> '')
                      or exists (select from workspaces.execution_ratings r where r.execution_id = e.id and r.note is not null))
               order by e.created_at for update of e skip locked limit $4),
           said as (
               update workspaces.execution_comments set text = '' where execution_id in (select id from old)),
           noted as (
               update workspaces.execution_ratings set note = null where execution_id in (select id from old)),
           attached as (
               update workspaces.thread_turns set attachments = '{}'
               where tenant_id = $1 and execution_id in (select id from old))
           update workspaces.executions
           set prompt = '', system = null, history = '[]', since = '[]', answer = '', calls = '[]', why = null, tuning = '{}',
               method = '{"kind": "generate"}', context = '[]', sources = '{}'
           where id in (select id from old)"#,
        keeps.tenant.0,
        keeps.workspace.0,
        begin_of(until).0,
        PORTION
    )
    .execute(db)
    .await?;
    Ok(emptied.rows_affected())
}

/// Takes the names away that somebody gave conversations before a day; these are called by their first questions then.
async fn forget_names(db: &mut PgConnection, keeps: &Keeps, until: i64) -> Result<(), Stop> {
    sqlx::query!(
        "update workspaces.threads set title = null
         where tenant_id = $1 and workspace_id = $2 and titled_at < $3 and title is not null",
        keeps.tenant.0,
        keeps.workspace.0,
        begin_of(until).0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Destroys the keys of every day before `until` on which something was run. Those that are gone already cost nothing, and what
/// somebody says about a run that is forgotten makes a key anew.
async fn lose_keys(
    db: &mut PgConnection,
    services: &Services,
    (keeps, piped): (&Keeps, Option<DateTime<Utc>>),
    until: i64,
) -> Result<(), Stop> {
    let first = sqlx::query_scalar!(
        r#"select min(created_at) as "first" from workspaces.executions where tenant_id = $1 and workspace_id = $2"#,
        keeps.tenant.0,
        keeps.workspace.0
    )
    .fetch_one(&mut *db)
    .await?;
    // Those of pipelines and of the agent lie under the same keys.
    let sent = agent::first_of(db, keeps.tenant, keeps.workspace).await?;
    let Some(first) = first.into_iter().chain(piped).map(Moment).chain(sent).min() else { return Ok(()) };
    let subjects: Vec<_> = (day_of(first)..until).map(|day| words_key(keeps.workspace, day)).collect();
    services.keys.erase_subjects(db, keeps.tenant, &subjects).await?;
    Ok(())
}

/// Midnight before a day.
fn begin_of(day: i64) -> Moment {
    Moment(DateTime::UNIX_EPOCH + TimeDelta::days(day))
}
