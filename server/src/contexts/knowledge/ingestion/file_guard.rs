//! Who may use the files of spaces: those who may use the documents that they became.

use crate::Stop;
use crate::contexts::knowledge::reading::{find_document, find_space};
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{DocumentId, FileId, SpaceId};

/// Whether the actor may use a file of a space so; without a file: whether the space takes files of theirs.
///
/// # Errors
/// `resource_not_found`, or what the space or the document refuses with.
pub async fn allows_file(cx: &mut Context, space: SpaceId, file: Option<FileId>, purpose: Use) -> Result<(), Stop> {
    let document = match file {
        Some(file) => document_of(cx, file).await?,
        None => None,
    };
    match document {
        Some(document) => find_document(cx, document, purpose).await.map(drop),
        None => find_space(cx, space, purpose).await.map(drop),
    }
}

/// Whether the actor, who may read the document that a file became, sees this version of the file: who writes there sees all,
/// who only reads that of the approved version.
///
/// # Errors
/// `resource_not_found`.
pub async fn shows_file(cx: &mut Context, file: FileId, number: u32) -> Result<(), Stop> {
    let Some(document) = document_of(cx, file).await? else { return Ok(()) };
    match find_document(cx, document, Use::Write).await {
        Ok(_) => return Ok(()),
        Err(Stop::Refused(_)) => {}
        Err(other) => return Err(other),
    }
    let tenant = cx.actor()?.tenant_id;
    let is_approved = sqlx::query_scalar!(
        r#"select exists(
               select from knowledge.documents d
               join knowledge.document_versions v on v.tenant_id = d.tenant_id and v.document_id = d.id
                   and v.number = d.approved
               where d.tenant_id = $1 and d.id = $2 and v.file_id = $3 and v.file_version = $4) as "is_approved!""#,
        tenant.0,
        document.0,
        file.0,
        i32::try_from(number).unwrap_or(i32::MAX)
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    if is_approved { Ok(()) } else { Err(Refusal::not_found().into()) }
}

/// The document that a file became, if it became one.
async fn document_of(cx: &mut Context, file: FileId) -> Result<Option<DocumentId>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let document = sqlx::query_scalar!(
        r#"select document_id as "document!" from knowledge.brought_files
           where tenant_id = $1 and file_id = $2 and document_id is not null order by file_version limit 1"#,
        tenant.0,
        file.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    Ok(document.map(DocumentId))
}
