//! How far a version is, written down while it is worked on, so that whoever looks sees it move.

use super::index_document::IndexDocument;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Services;
use crate::live::nudge_all;
use domain::knowledge::ingestion::{IngestionFault, IngestionNote, IngestionStatus};
use domain::platform::ThingKind;

/// Where a version stands.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub status: IngestionStatus,
    pub note: Option<IngestionNote>,
    /// Passages that have their vector.
    pub done: usize,
    /// Passages that there are.
    pub total: usize,
    /// What can't be read; `None`: as before.
    pub faults: Option<Vec<IngestionFault>>,
}

impl Standing {
    /// At the beginning of this.
    pub(super) const fn of(status: IngestionStatus) -> Self {
        Self { status, note: None, done: 0, total: 0, faults: None }
    }
}

/// Writes it down. What has failed is found no more by an older version: only what is approved is found.
///
/// # Errors
/// The database's.
pub(super) async fn put(services: &Services, what: &IndexDocument, standing: Standing) -> Result<(), Stop> {
    let is_over = standing.status == IngestionStatus::Failed;
    let faults = standing.faults.map(serde_json::to_value).transpose().map_err(Stop::defect)?;
    let mut tx = services.db.as_system("how far a document is").await?;
    let changed = sqlx::query!(
        "update knowledge.ingestions
         set status = $4, note = $5, done = $6, total = $7, faults = coalesce($8, faults), ended_at = $9
         where tenant_id = $1 and document_id = $2 and version = $3",
        what.tenant.0,
        what.document.0,
        what.number(),
        standing.status.as_str(),
        standing.note.map(IngestionNote::as_str),
        i32::try_from(standing.done).unwrap_or(i32::MAX),
        i32::try_from(standing.total).unwrap_or(i32::MAX),
        faults,
        is_over.then(|| machine_now().0)
    )
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if is_over && changed > 0 {
        sqlx::query!(
            "delete from knowledge.passages where tenant_id = $1 and document_id = $2 and version <> $3",
            what.tenant.0,
            what.document.0,
            what.number()
        )
        .execute(&mut *tx)
        .await?;
    }
    nudge_all(&mut tx, Some(what.tenant), (ThingKind::Ingestion, Some(what.document.0)));
    tx.commit().await?;
    Ok(())
}
