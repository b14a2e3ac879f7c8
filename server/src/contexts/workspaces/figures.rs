use crate::Stop;
use domain::Moment;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Runs of each tenant from a moment on, and their tokens; one without any is absent.
///
/// # Errors
/// When the database isn't there.
pub async fn runs_by_tenant(db: &mut PgConnection, from: Moment) -> Result<HashMap<Uuid, (i64, i64)>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id, count(*) as "runs!",
                  coalesce(sum(coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0)), 0)::bigint as "tokens!"
           from workspaces.executions where created_at >= $1 group by tenant_id"#,
        from.0
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.tenant_id, (row.runs, row.tokens))).collect())
}
