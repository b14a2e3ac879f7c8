//! Asking that the approved version of a document be read: a row that says so, and a task that does it.

use super::index_document::IndexDocument;
use crate::Stop;
use crate::ambient::machine_now;
use crate::jobs::{Order, enqueue};
use crate::live::nudge_all;
use crate::store::Tx;
use domain::Moment;
use domain::kernel::{DocumentId, TenantId};
use domain::platform::ThingKind;

/// Lanes in which documents are read: so many at the same time, however many wait.
const LANES: u128 = 2;

/// Asks for it; `None` where no version of the document is approved, or it isn't there. `dated`: when its version was approved;
/// a version that is known keeps its date.
///
/// # Errors
/// The database's.
pub(super) async fn ask(
    tx: &mut Tx,
    (tenant, document): (TenantId, DocumentId),
    dated: Moment,
) -> Result<Option<IndexDocument>, Stop> {
    let Some(what) = note(tx, (tenant, document), dated).await? else { return Ok(None) };
    put_down(tx, &what, 0).await?;
    Ok(Some(what))
}

/// Writes down that it waits, without a task.
///
/// # Errors
/// The database's.
pub(super) async fn note(
    tx: &mut Tx,
    (tenant, document): (TenantId, DocumentId),
    dated: Moment,
) -> Result<Option<IndexDocument>, Stop> {
    let version = sqlx::query_scalar!(
        "insert into knowledge.ingestions as i (tenant_id, document_id, version, dated, status, asked_at)
         select d.tenant_id, d.id, d.approved, $3, 'waiting', $4 from knowledge.documents d
         where d.tenant_id = $1 and d.id = $2 and d.status = 'kept' and d.approved is not null
         on conflict (tenant_id, document_id) do update
         set version = excluded.version, status = 'waiting', note = null, done = 0, total = 0, faults = '[]',
             asked_at = excluded.asked_at, ended_at = null,
             dated = case when i.version = excluded.version then i.dated else excluded.dated end
         returning version",
        tenant.0,
        document.0,
        dated.0,
        machine_now().0
    )
    .fetch_optional(&mut **tx)
    .await?;
    nudge_all(tx, Some(tenant), (ThingKind::Ingestion, Some(document.0)));
    Ok(version.map(|version| IndexDocument { tenant, document, version: version.unsigned_abs() }))
}

/// Puts the task down, for now or for later. Of a document at most one waits.
///
/// # Errors
/// The database's.
pub(super) async fn put_down(tx: &mut Tx, what: &IndexDocument, after_s: u32) -> Result<(), Stop> {
    let order = Order { key: Some(format!("index:{}", what.document)), after_s, lane: Some(lane_of(what.tenant)) };
    enqueue(tx, what, &order).await
}

/// The lane of a tenant's documents. All of them stand in one: however many it brings in, others' are read beside them.
pub(super) fn lane_of(tenant: TenantId) -> String {
    format!("documents:{}", tenant.0.as_u128() % LANES)
}

/// The approved version, where passages of it are there already.
///
/// # Errors
/// The database's.
pub(super) async fn indexed(
    tx: &mut Tx,
    (tenant, document): (TenantId, DocumentId),
) -> Result<Option<IndexDocument>, Stop> {
    let version = sqlx::query_scalar!(
        r#"select d.approved as "version!" from knowledge.documents d
           where d.tenant_id = $1 and d.id = $2 and exists (
               select from knowledge.passages p
               where p.tenant_id = d.tenant_id and p.document_id = d.id and p.version = d.approved)"#,
        tenant.0,
        document.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(version.map(|version| IndexDocument { tenant, document, version: version.unsigned_abs() }))
}
