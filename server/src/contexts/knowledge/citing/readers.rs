use crate::Stop;
use crate::contexts::knowledge::reading::readable;
use crate::gateway::Context;
use domain::kernel::DocumentId;
use std::collections::HashSet;

/// Those of the documents that the actor may read now.
///
/// # Errors
/// The database's.
pub async fn readable_among(cx: &mut Context, documents: &[DocumentId]) -> Result<HashSet<DocumentId>, Stop> {
    if documents.is_empty() {
        return Ok(HashSet::new());
    }
    let readable = readable(cx).await?;
    let ids: Vec<_> = documents.iter().map(|document| document.0).collect();
    let found = sqlx::query_scalar!(
        "select id from knowledge.documents
         where tenant_id = $1 and id = any($2) and status = 'kept' and approved is not null and space_id = any($3)
           and (readers is null or readers && $4)",
        readable.tenant.0,
        &ids,
        &readable.spaces,
        &readable.principals
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(found.into_iter().map(DocumentId).collect())
}
