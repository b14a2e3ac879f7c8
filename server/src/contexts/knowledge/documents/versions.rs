use super::find_document;
use super::version::file_of;
use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::files::Use;
use domain::knowledge::{DocumentVersionRow, DocumentVersions, VersionStatus};
use domain::{Moment, Page};

pub async fn document_versions(cx: &mut Context, op: DocumentVersions) -> Result<Page<DocumentVersionRow>, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let tenant = cx.actor()?.tenant_id;
    // A document has a few thousand at most, and none of them is read whole here.
    let rows = sqlx::query!(
        "select number, status, title, restored_from, file_id, file_version, media_type, size_bytes, written_by_name, at,
                approved_by_name, approved_at
         from knowledge.document_versions
         where tenant_id = $1 and document_id = $2 and (approved_at is not null or $3)
         order by number desc",
        tenant.0,
        op.id.0,
        found.sees_drafts()
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let rows = rows.into_iter().map(|row| DocumentVersionRow {
        number: row.number.unsigned_abs(),
        status: VersionStatus::parse(&row.status).unwrap_or(VersionStatus::Superseded),
        title: row.title,
        restored_from: row.restored_from.map(i32::unsigned_abs),
        file: file_of(row.file_id, row.file_version, row.media_type, row.size_bytes),
        by_name: row.written_by_name,
        at: Moment(row.at),
        approved_by_name: row.approved_by_name,
        approved_at: row.approved_at.map(Moment),
    });
    Ok(page_of("document_versions", rows.collect(), op.limit, op.cursor.as_deref())?)
}
