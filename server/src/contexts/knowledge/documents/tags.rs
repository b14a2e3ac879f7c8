use super::list::within;
use crate::Stop;
use crate::gateway::Context;
use domain::knowledge::{KnowledgeTags, TagRow};

/// Tags that are told at most.
const TAGS_MAX: i64 = 500;

pub async fn knowledge_tags(cx: &mut Context, op: KnowledgeTags) -> Result<Vec<TagRow>, Stop> {
    let seen = within(cx, op.space_id).await?;
    let rows = sqlx::query!(
        r#"select tag as "tag!", count(*) as "documents!"
           from knowledge.documents d cross join unnest(d.tags) as tag
           where d.tenant_id = $1 and d.space_id = any($2) and d.status = 'kept'
             and (d.readers is null or d.readers && $3) and (d.approved is not null or d.space_id = any($4))
           group by tag order by count(*) desc, tag limit $5"#,
        seen.readable.tenant.0,
        &seen.readable.spaces,
        &seen.readable.principals,
        &seen.written,
        TAGS_MAX
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let row = |tag: String, documents: i64| TagRow { tag, documents: u32::try_from(documents).unwrap_or(u32::MAX) };
    Ok(rows.into_iter().map(|found| row(found.tag, found.documents)).collect())
}
