//! What is read: the text of the approved version, or the bytes of its file.

use super::index_document::IndexDocument;
use crate::Stop;
use crate::contexts::files;
use crate::gateway::{Caller, Context, Door, Services};
use domain::kernel::FileId;
use domain::knowledge::TextFormat;
use domain::knowledge::ingestion::IngestionFault;
use domain::knowledge::retrieval::Place;
use parse::{Fault, Kind, Limits};
use std::sync::Arc;

/// A version as it is read.
pub(super) struct Source {
    pub title: String,
    pub kind: Kind,
    pub bytes: Vec<u8>,
}

/// What there is to read.
pub(super) enum Content {
    Found(Source),
    /// Another version was approved, or the document was removed.
    Overtaken,
    /// Its file was removed.
    Gone,
    /// Nothing here reads such files.
    NotReadable,
    /// It has more bytes than are read.
    TooLarge(IngestionFault),
}

/// Finds it. No transaction is open when it answers.
///
/// # Errors
/// The database's or the store's.
pub(super) async fn find(services: &Arc<Services>, what: &IndexDocument) -> Result<Content, Stop> {
    let caller = Caller::system("reading a document", Door::Worker);
    let mut cx = Context::of_worker(services, caller, "knowledge.index_document");
    let row = sqlx::query!(
        r#"select v.title as "title!", v.body as "body?", v.format as "format!", v.file_id as "file_id?",
                  v.file_version as "file_version?", v.media_type as "media_type?"
           from knowledge.documents d
           join knowledge.document_versions v on v.tenant_id = d.tenant_id and v.document_id = d.id and v.number = d.approved
           where d.tenant_id = $1 and d.id = $2 and d.approved = $3 and d.status = 'kept'"#,
        what.tenant.0,
        what.document.0,
        what.number()
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let Some(row) = row else { return Ok(Content::Overtaken) };
    let (Some(file), Some(number)) = (row.file_id, row.file_version) else {
        let kind = kind_of(TextFormat::parse(&row.format).unwrap_or(TextFormat::Plain));
        let bytes = row.body.unwrap_or_default().into_bytes();
        return Ok(Content::Found(Source { title: row.title, kind, bytes }));
    };
    let media_type = row.media_type.unwrap_or_default();
    of_file(&mut cx, what, (row.title, media_type), (FileId(file), number.unsigned_abs())).await
}

async fn of_file(
    cx: &mut Context,
    what: &IndexDocument,
    (title, media_type): (String, String),
    (file, number): (FileId, u32),
) -> Result<Content, Stop> {
    let name = match files::version_of(cx, what.tenant, file, number).await {
        Ok(version) => version.name,
        Err(stop) => return gone(stop),
    };
    let Some(kind) = Kind::of(&media_type, &name) else { return Ok(Content::NotReadable) };
    match files::whole(cx, (what.tenant, file, number), Limits::default().bytes).await {
        Ok(Some(bytes)) => Ok(Content::Found(Source { title, kind, bytes })),
        Ok(None) => Ok(Content::TooLarge(IngestionFault {
            code: Fault::TOO_LARGE.to_owned(),
            place: Place::default(),
            detail: None,
        })),
        Err(stop) => gone(stop),
    }
}

/// A file that isn't there is no failure of ours.
fn gone(stop: Stop) -> Result<Content, Stop> {
    match stop {
        Stop::Refused(refusal) if matches!(refusal.status, 404 | 410) => Ok(Content::Gone),
        other => Err(other),
    }
}

const fn kind_of(format: TextFormat) -> Kind {
    match format {
        TextFormat::Plain => Kind::Plain,
        TextFormat::Markdown => Kind::Markdown,
        TextFormat::Html => Kind::Html,
        TextFormat::Csv => Kind::Csv,
    }
}
