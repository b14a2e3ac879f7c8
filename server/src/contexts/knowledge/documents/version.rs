//! One version of a document, as its projection has it.

use super::super::ingestion;
use super::FoundDocument;
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::FileId;
use domain::knowledge::{FileVersion, TextFormat, VersionStatus, Written};
use domain::{Moment, Refusal};

/// One version.
pub struct Version {
    pub number: u32,
    pub status: VersionStatus,
    pub written: Written,
    pub restored_from: Option<u32>,
    pub why: Option<String>,
    pub by_name: String,
    pub at: Moment,
}

impl Version {
    /// Its text; empty for a file.
    pub fn body(&self) -> &str {
        self.written.body.as_deref().unwrap_or_default()
    }
}

/// A version of a document that was found: what readers see unless told, or the newest where they see none yet.
///
/// # Errors
/// `resource_not_found` where there is none, and for one that nobody has approved, for who sees no drafts.
pub async fn version_of(cx: &mut Context, found: &FoundDocument, number: Option<u32>) -> Result<Version, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let number = number.or(found.approved).unwrap_or(found.newest);
    let row = sqlx::query!(
        "select status, title, body, format, file_id, file_version, media_type, size_bytes, restored_from, why,
                written_by_name, at, approved_at
         from knowledge.document_versions where tenant_id = $1 and document_id = $2 and number = $3",
        tenant.0,
        found.id.0,
        i32::try_from(number).unwrap_or(i32::MAX)
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .filter(|row| row.approved_at.is_some() || found.sees_drafts())
    .ok_or_else(Refusal::not_found)?;
    Ok(Version {
        number,
        status: VersionStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
        written: Written {
            title: row.title,
            body: row.body,
            format: TextFormat::parse(&row.format).ok_or_else(|| Stop::defect("an unknown format"))?,
            file: file_of(row.file_id, row.file_version, row.media_type, row.size_bytes),
        },
        restored_from: row.restored_from.map(i32::unsigned_abs),
        why: row.why,
        by_name: row.written_by_name,
        at: Moment(row.at),
    })
}

/// As [`version_of`], to be read: the text of a file is what it was read as, as far as it has been.
///
/// # Errors
/// As [`version_of`].
pub async fn read_version(cx: &mut Context, found: &FoundDocument, number: Option<u32>) -> Result<Version, Stop> {
    let mut version = version_of(cx, found, number).await?;
    if version.written.file.is_some() {
        version.written.body = ingestion::text_of(cx, found.id, version.number).await?;
    }
    Ok(version)
}

/// The file of a version, where it is one.
pub fn file_of(
    file: Option<uuid::Uuid>,
    version: Option<i32>,
    media_type: Option<String>,
    size_bytes: Option<i64>,
) -> Option<FileVersion> {
    Some(FileVersion {
        file: FileId(file?),
        version: version?.unsigned_abs(),
        media_type: media_type?,
        size_bytes: size_bytes?.unsigned_abs(),
    })
}
