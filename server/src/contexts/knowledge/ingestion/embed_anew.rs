use super::ask::note;
use super::index::{Ended, index};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::{DocumentId, TenantId};
use domain::knowledge::ingestion::{EmbedAnew, EmbeddedAnew};

/// Each document is written anew in a transaction of its own; none is open while the model works.
pub async fn embed_anew(cx: &mut Context, op: EmbedAnew) -> Result<EmbeddedAnew, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let documents = due(cx, tenant, &op).await?;
    let total = documents.len() as u64;
    let (services, now) = (cx.services.clone(), cx.now);
    let mut done = EmbeddedAnew { documents: 0, failed: 0, passages: 0, tokens: 0 };
    for (place, document) in documents.into_iter().enumerate() {
        cx.progress(place as u64, total).await?;
        let what = note(cx.tx().await?, (tenant, document), now).await?;
        cx.commit().await?;
        let Some(what) = what else { continue };
        match index(&services, &what).await {
            Ok(Ended::Written(written)) => {
                done.documents += 1;
                done.passages = done.passages.saturating_add(written.passages);
                done.tokens += written.tokens;
            }
            Ok(Ended::Overtaken) => {}
            Ok(Ended::Failed | Ended::Waits) => done.failed += 1,
            // One that fails keeps none of the others from its turn; its row says so.
            Err(stop) => {
                tracing::warn!(document = %what.document, %stop, "a document isn't embedded anew");
                done.failed += 1;
            }
        }
    }
    cx.progress(total, total).await?;
    Ok(done)
}

/// The documents whose vectors are another model's or missing, or all.
async fn due(cx: &mut Context, tenant: TenantId, op: &EmbedAnew) -> Result<Vec<DocumentId>, Stop> {
    let model = cx.services.models.embeddings().map(|info| info.id.clone());
    let ids = sqlx::query_scalar!(
        "select d.id from knowledge.documents d
         where d.tenant_id = $1 and d.status = 'kept' and d.approved is not null and ($2 or not exists (
               select from knowledge.passages p
               where p.tenant_id = d.tenant_id and p.document_id = d.id and p.version = d.approved
                 and p.model is not distinct from $3))
         order by d.id",
        tenant.0,
        op.all.unwrap_or(false),
        model
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(ids.into_iter().map(DocumentId).collect())
}
