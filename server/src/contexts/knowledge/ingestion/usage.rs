use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::month_of;
use crate::contexts::knowledge::reading::readable;
use crate::gateway::Context;
use domain::kernel::SpaceId;
use domain::knowledge::ingestion::{KnowledgeUsage, KnowledgeUse, SpaceUse};

pub async fn knowledge_usage(cx: &mut Context, _: KnowledgeUsage) -> Result<KnowledgeUse, Stop> {
    let readable = readable(cx).await?;
    let model = cx.services.models.embeddings().map(|info| info.id.clone());
    let rows = sqlx::query!(
        r#"select s.id as "space_id!", d.documents as "documents!", d.outdated as "outdated!", v.bytes as "bytes!",
                  p.passages as "passages!", coalesce(u.tokens, 0) as "tokens!"
           from unnest($2::uuid[]) as s (id)
           cross join lateral (
               select count(*) as documents,
                      count(*) filter (where d.approved is not null and exists (
                          select from knowledge.passages p
                          where p.tenant_id = d.tenant_id and p.document_id = d.id and p.model is distinct from $3)) as outdated
               from knowledge.documents d where d.tenant_id = $1 and d.space_id = s.id and d.status = 'kept') d
           cross join lateral (
               select coalesce(sum(case when v.file_id is null then octet_length(v.body) else v.size_bytes end), 0)::bigint
                          as bytes
               from knowledge.documents d
               join knowledge.document_versions v on v.tenant_id = d.tenant_id and v.document_id = d.id
               where d.tenant_id = $1 and d.space_id = s.id and d.status <> 'purged') v
           cross join lateral (
               select count(*) as passages from knowledge.passages p where p.tenant_id = $1 and p.space_id = s.id) p
           left join knowledge.embedding_use u on u.tenant_id = $1 and u.space_id = s.id and u.month = $4
           order by v.bytes desc, s.id"#,
        readable.tenant.0,
        &readable.spaces,
        model.as_deref(),
        month_of(machine_now().0)
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let outdated = rows.iter().map(|row| row.outdated.unsigned_abs()).sum();
    let spaces = rows.into_iter().map(|row| SpaceUse {
        space_id: SpaceId(row.space_id),
        documents: row.documents.unsigned_abs(),
        bytes: row.bytes.unsigned_abs(),
        passages: row.passages.unsigned_abs(),
        tokens: row.tokens.unsigned_abs(),
    });
    Ok(KnowledgeUse { model, outdated, spaces: spaces.collect() })
}
