use crate::Stop;
use crate::contexts::knowledge::reading::find_document;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::SpaceId;
use domain::knowledge::ingestion::{IngestionDetail, IngestionNote, IngestionStatus, ShowIngestion};
use domain::{Moment, Refusal};

/// What is approved and nobody has put into the queue yet waits as well.
pub async fn show_ingestion(cx: &mut Context, op: ShowIngestion) -> Result<IngestionDetail, Stop> {
    find_document(cx, op.id, Use::Read).await?;
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        r#"select d.space_id, d.title, coalesce(i.version, v.number) as "version!", coalesce(i.status, 'waiting') as "status!",
                  i.note as "note?", coalesce(i.done, 0) as "done!", coalesce(i.total, 0) as "total!",
                  coalesce(i.tokens, 0) as "tokens!", coalesce(i.faults, '[]') as "faults!",
                  coalesce(i.asked_at, v.approved_at, v.at) as "asked_at!", i.ended_at as "ended_at?",
                  p.passages as "passages!", p.model as "model?", p.dimensions as "dimensions?"
           from knowledge.documents d
           join knowledge.document_versions v
             on v.tenant_id = d.tenant_id and v.document_id = d.id and v.number = d.approved
           left join knowledge.ingestions i on i.tenant_id = d.tenant_id and i.document_id = d.id
           cross join lateral (
               select count(*) as passages, max(p.model) as model, max(p.dimensions) as dimensions
               from knowledge.passages p where p.tenant_id = d.tenant_id and p.document_id = d.id) p
           where d.tenant_id = $1 and d.id = $2"#,
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
