//! What happens to documents by itself, in their tenant's own time: an approval is over, and what was removed is destroyed for good.

use crate::Stop;
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::jobs::{Order, Task, due, enqueue};
use crate::store::{Loaded, clock_of};
use chrono::TimeDelta;
use domain::kernel::DocumentId;
use domain::knowledge::{Document, DocumentCommand, DocumentStatus};
use domain::{Moment, Refusal};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use std::sync::Arc;

/// The end of an approval among the deadlines; its key is the document's id.
pub const EXPIRY: &str = "document_expiry";
/// The end of a removed document among the deadlines; its key is the document's id.
pub const PURGE: &str = "document_purge";

/// How long a removed document can be restored.
const RESTORABLE_DAYS: i64 = 30;

/// Puts down when the approval of a document is over, if it ever is. One that was put down before does nothing when it falls: the
/// document says itself whether it is over.
pub(super) async fn keep_expiry(cx: &mut Context, id: DocumentId) -> Result<(), Stop> {
    let Loaded { state, tenant, .. } = cx.load::<Document>(id.0).await?;
    let (Some(tenant), Some(at)) = (tenant, state.expires_at) else { return Ok(()) };
    // Deadlines are the workers': no tenant writes them by itself.
    cx.widen_to_system("the end of an approval").await?;
    due::put(cx.tx().await?, tenant, EXPIRY, &id.to_string(), at).await
}

/// Puts down when a document that was removed is destroyed.
pub(super) async fn keep_purge(cx: &mut Context, id: DocumentId) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let at = cx.now.0.checked_add_signed(TimeDelta::days(RESTORABLE_DAYS)).map(Moment);
    let at = at.ok_or_else(|| Stop::defect("a time out of reach"))?;
    cx.widen_to_system("the end of a removed document").await?;
    due::put(cx.tx().await?, tenant, PURGE, &id.to_string(), at).await
}

/// Takes that back.
pub(super) async fn forget_purge(cx: &mut Context, id: DocumentId) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    cx.widen_to_system("a removed document comes back").await?;
    due::forget(cx.tx().await?, tenant, PURGE, &id.to_string()).await
}

/// The moment has come: a worker looks whether the approval is over.
pub fn expiry_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let document = key.parse::<DocumentId>().map_err(Stop::defect)?;
        enqueue(db, &ExpireReview { document }, &Order::default()).await
    })
}

/// The moment has come: a worker destroys the document.
pub fn purge_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let document = key.parse::<DocumentId>().map_err(Stop::defect)?;
        enqueue(db, &PurgeDocument { document }, &Order::default()).await
    })
}

/// Marks a document whose approval is over.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExpireReview {
    /// The document.
    pub document: DocumentId,
}

impl Task for ExpireReview {
    const NAME: &'static str = "expire_review";
    const ATTEMPTS_MAX: i16 = 10;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let (mut cx, found) = looked_at(gateway.services(), self.document, "knowledge.expire_review").await?;
        let Some(loaded) = found else { return Ok(()) };
        if loaded.state.status == Some(DocumentStatus::Kept) {
            cx.decide::<Document>(self.document.0, &loaded, DocumentCommand::Expire).await?;
        }
        cx.commit().await
    }
}

/// Destroys a document that was removed, and the key that its words lie under.
#[derive(Debug, Serialize, Deserialize)]
pub struct PurgeDocument {
    /// The document.
    pub document: DocumentId,
}

impl Task for PurgeDocument {
    const NAME: &'static str = "purge_document";
    const ATTEMPTS_MAX: i16 = 10;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let id = self.document.0;
        let (mut cx, found) = looked_at(gateway.services(), self.document, "knowledge.purge_document").await?;
        let Some(loaded) = found else { return Ok(()) };
        if loaded.state.status != Some(DocumentStatus::Removed) {
            return Ok(());
        }
        let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
        cx.decide::<Document>(id, &loaded, DocumentCommand::Purge).await?;
        let services = cx.services.clone();
        services.keys.erase_subjects(cx.tx().await?, tenant, &[id]).await?;
        cx.commit().await
    }
}

/// A document as a worker finds it, by its tenant's clock; none where the tenant is gone.
async fn looked_at(
    services: &Arc<Services>,
    id: DocumentId,
    operation: &'static str,
) -> Result<(Context, Option<Loaded<Document>>), Stop> {
    let caller = Caller::system("what documents come to by themselves", Door::Worker);
    let mut cx = Context::of_worker(services, caller, operation);
    let loaded = match cx.load::<Document>(id.0).await {
        Ok(loaded) => loaded,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => return Ok((cx, None)),
        Err(other) => return Err(other),
    };
    if let Some(tenant) = loaded.tenant
        && let Some(shows) = clock_of(cx.tx().await?, tenant).await?
    {
        cx.now = shows;
    }
    Ok((cx, Some(loaded)))
}
