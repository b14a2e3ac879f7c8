use crate::Stop;
use crate::gateway::Context;
use domain::kernel::DocumentId;

/// The text that a version was read as, on which the characters of passages count; none before it was read. Whether the caller
/// may read it has been decided before.
///
/// # Errors
/// The database's.
pub async fn text_of(cx: &mut Context, document: DocumentId, version: u32) -> Result<Option<String>, Stop> {
    let text = sqlx::query_scalar!(
        "select t.text from knowledge.documents d
         join knowledge.version_texts t on t.tenant_id = d.tenant_id and t.document_id = d.id and t.version = $2
         where d.id = $1",
        document.0,
        i32::try_from(version).unwrap_or(i32::MAX)
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    Ok(text)
}
