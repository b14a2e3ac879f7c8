//! What answers rest on, beside their rows.

use super::projection::count;
use crate::store::Recorded;
use domain::kernel::DocumentId;
use domain::knowledge::citing::Sources;
use domain::workspaces::ExecutionEvent;
use sqlx::PgConnection;

/// Writes down what an answer rests on, each version once.
pub(super) async fn cited(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    sources: &Sources,
) -> Result<(), sqlx::Error> {
    if sources.sentences.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "update executions set sources = $2 where id = $1",
        recorded.stream,
        serde_json::to_value(sources).unwrap_or_default()
    )
    .execute(&mut *db)
    .await?;
    let documents: Vec<_> = sources.citations.iter().map(|citation| citation.document.0).collect();
    let versions: Vec<_> = sources.citations.iter().map(|citation| count(citation.version)).collect();
    sqlx::query!(
        "insert into execution_citations (tenant_id, execution_id, document_id, version, outdated)
         select distinct $1::uuid, $2::uuid, c.document, c.version, false
         from unnest($3::uuid[], $4::integer[]) as c (document, version)",
        recorded.tenant.0,
        recorded.stream,
        &documents,
        &versions
    )
    .execute(db)
    .await
    .map(drop)
}

/// Writes down that whoever asked was told of a later version.
pub(super) async fn outdated(
    db: &mut PgConnection,
    recorded: &Recorded<ExecutionEvent>,
    (document, version): (DocumentId, u32),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update execution_citations set outdated = true
         where tenant_id = $1 and execution_id = $2 and document_id = $3 and version < $4",
        recorded.tenant.0,
        recorded.stream,
        document.0,
        count(version)
    )
    .execute(db)
    .await
    .map(drop)
}
