//! What runs know of a person beside their words: the names of whoever started them, looks after them or said something about
//! them; who began conversations, and which workspaces name a person.

use crate::Stop;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes a person's name from runs and from what was said about them, as a rebuild without their key would, and takes
/// them out of every workspace.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update workspaces.executions set started_by_name = '' where started_by = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update workspaces.executions set assigned_to_name = '' where assigned_to = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update workspaces.execution_comments set person_name = '' where person_id = $1", person.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from workspaces.workspace_members where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("update workspaces.threads set begun_by_name = '' where begun_by = $1", person.0).execute(db).await?;
    Ok(())
}
