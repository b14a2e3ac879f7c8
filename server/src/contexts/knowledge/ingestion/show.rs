use crate::Stop;
use crate::contexts::knowledge::reading::find_document;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::SpaceId;
use domain::knowledge::ingestion::{IngestionDetail, IngestionNote, IngestionStatus, ShowIngestion};
use domain::{Moment, Refusal};

pub async fn show_ingestion(cx: &mut Context, op: ShowIngestion) -> Result<IngestionDetail, Stop> {
    find_document(cx, op.id, Use::Read).await?;
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        r#"select d.space_id, d.title, i.version, i.status, i.note, i.done, i.total, i.tokens, i.faults, i.asked_at,
                  i.ended_at, p.passages as "passages!", p.model as "model?", p.dimensions as "dimensions?"
           from knowledge.ingestions i
           join knowledge.documents d on d.tenant_id = i.tenant_id and d.id = i.document_id
           cross join lateral (
               select count(*) as passages, max(p.model) as model, max(p.dimensions) as dimensions
               from knowledge.passages p where p.tenant_id = i.tenant_id and p.document_id = i.document_id) p
           where i.tenant_id = $1 and i.document_id = $2"#,
        tenant.0,
        op.id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    Ok(IngestionDetail {
        id: op.id,
        space_id: SpaceId(row.space_id),
        title: row.title,
        version: row.version.unsigned_abs(),
        status: IngestionStatus::parse(&row.status).unwrap_or(IngestionStatus::Waiting),
        note: row.note.as_deref().and_then(IngestionNote::parse),
        done: row.done.unsigned_abs(),
        total: row.total.unsigned_abs(),
        passages: u32::try_from(row.passages).unwrap_or(u32::MAX),
        tokens: u32::try_from(row.tokens).unwrap_or(u32::MAX),
        model: row.model,
        dimensions: row.dimensions.map(i32::unsigned_abs),
        faults: serde_json::from_value(row.faults).map_err(Stop::defect)?,
        asked_at: Moment(row.asked_at),
        ended_at: row.ended_at.map(Moment),
    })
}
