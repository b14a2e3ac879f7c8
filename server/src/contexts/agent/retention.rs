//! What errands say is forgotten with what runs of the same workspace say: the words in the tables here, the keys there.

use crate::Stop;
use domain::Moment;
use domain::kernel::{TenantId, WorkspaceId};
use sqlx::PgConnection;

/// Takes the words out of a workspace's errands that ended and were sent before a moment. That there was one, by whom, which
/// operations were called and what it cost stay.
///
/// # Errors
/// The database's.
pub async fn forget_words(
    db: &mut PgConnection,
    (tenant, workspace): (TenantId, WorkspaceId),
    before: Moment,
) -> Result<(), Stop> {
    sqlx::query!(
        "with old as materialized (
             update agent.errands set text = '', instructions = '', answer = '', sources = '[]'
             where tenant_id = $1 and workspace_id = $2 and created_at < $3 and ended_at is not null
               and (text <> '' or instructions <> '' or answer <> '')
             returning id),
         turns as (
             update agent.errand_turns set said = '' where tenant_id = $1 and errand_id in (select id from old))
         update agent.errand_calls set wish_id = '', arguments = '', result = '', note = null, foreseen = null, tool = ''
         where tenant_id = $1 and errand_id in (select id from old)",
        tenant.0,
        workspace.0,
        before.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// When the first errand of a workspace was sent.
///
/// # Errors
/// The database's.
pub async fn first_of(db: &mut PgConnection, tenant: TenantId, workspace: WorkspaceId) -> Result<Option<Moment>, Stop> {
    let first = sqlx::query_scalar!(
        r#"select min(created_at) as "first" from agent.errands where tenant_id = $1 and workspace_id = $2"#,
        tenant.0,
        workspace.0
    )
    .fetch_one(db)
    .await?;
    Ok(first.map(Moment))
}
