//! What pipelines know of a person, the name of whoever published or began something; and the texts that runs keep for as long as
//! their workspace does.

use crate::Stop;
use chrono::{DateTime, Utc};
use domain::Moment;
use domain::kernel::{PersonId, TenantId, WorkspaceId};
use sqlx::PgConnection;

/// Removes a person's name from what they did, as a rebuild without their key would.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update pipelines.pipeline_versions set published_by_name = '' where published_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update pipelines.pipeline_runs set started_by_name = '' where started_by = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes the texts out of a workspace's runs that began before a moment and have ended, as a rebuild without their keys would.
/// Answers when the first of the workspace's runs began.
///
/// # Errors
/// The database's.
pub async fn forget_words(
    db: &mut PgConnection,
    (tenant, workspace): (TenantId, WorkspaceId),
    before: Moment,
) -> Result<Option<DateTime<Utc>>, Stop> {
    sqlx::query!(
        "with old as materialized (
             select id from pipelines.pipeline_runs
             where tenant_id = $1 and workspace_id = $2 and begun_at < $3 and ended_at is not null and given <> ''),
         said as (
             update pipelines.pipeline_run_steps set given = '', output = '', detail = ''
             where run_id in (select id from old)),
         answered as (delete from pipelines.pipeline_answers where run_id in (select id from old))
         update pipelines.pipeline_runs set given = '' where id in (select id from old)",
        tenant.0,
        workspace.0,
        before.0
    )
    .execute(&mut *db)
    .await?;
    let first = sqlx::query_scalar!(
        r#"select min(begun_at) as "first" from pipelines.pipeline_runs where tenant_id = $1 and workspace_id = $2"#,
        tenant.0,
        workspace.0
    );
    Ok(first.fetch_one(db).await?)
}
