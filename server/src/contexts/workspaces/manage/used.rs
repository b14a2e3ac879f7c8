//! How much workspaces were used lately.

use crate::Stop;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::{TenantId, WorkspaceId};
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Days that are counted.
const DAYS: i64 = 30;

/// Runs of the last thirty days, and their tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub runs: u32,
    pub tokens: u64,
}

/// How much of each workspace was used; one without a run is absent.
///
/// # Errors
/// The database's.
pub async fn used(
    db: &mut PgConnection,
    tenant: TenantId,
    workspaces: &[WorkspaceId],
    now: Moment,
) -> Result<HashMap<WorkspaceId, Used>, Stop> {
    let ids: Vec<Uuid> = workspaces.iter().map(|workspace| workspace.0).collect();
    let rows = sqlx::query!(
        r#"select workspace_id, count(*) as "runs!",
                  coalesce(sum(coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0)), 0)::bigint as "tokens!"
           from workspaces.executions
           where tenant_id = $1 and created_at >= $2 and workspace_id = any($3)
           group by workspace_id"#,
        tenant.0,
        now.0 - TimeDelta::days(DAYS),
        &ids
    )
    .fetch_all(db)
    .await?;
    let used = |runs: i64, tokens: i64| Used {
        runs: u32::try_from(runs).unwrap_or(u32::MAX),
        tokens: u64::try_from(tokens).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(|row| (WorkspaceId(row.workspace_id), used(row.runs, row.tokens))).collect())
}
