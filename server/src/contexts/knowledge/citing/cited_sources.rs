use super::readers::readable_among;
use crate::Stop;
use crate::contexts::workspaces::{self, Quoted};
use crate::gateway::Context;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::citing::{Citations, CitedSource};
use domain::knowledge::retrieval::Place;
use std::collections::HashMap;
use uuid::Uuid;

/// A document as it is now.
struct Standing {
    space: SpaceId,
    approved: Option<u32>,
    is_kept: bool,
}

pub async fn citations(cx: &mut Context, op: Citations) -> Result<Vec<CitedSource>, Stop> {
    let quoted = workspaces::sources_of(cx, op.id).await?;
    let documents: Vec<DocumentId> = quoted.iter().map(|it| it.citation.document).collect();
    let readable = readable_among(cx, &documents).await?;
    let standing = standing(cx, &documents).await?;
    let sources = quoted.into_iter().map(|quoted| {
        let document = quoted.citation.document;
        source(quoted, standing.get(&document.0), readable.contains(&document))
    });
    Ok(sources.collect())
}

/// A source as the caller may see it. Of what they may not read, only whether it holds.
fn source(quoted: Quoted, standing: Option<&Standing>, is_readable: bool) -> CitedSource {
    let Quoted { citation, title, place, before, quote, after } = quoted;
    let nowhere = Place { page: None, heading: None, sheet: None, row: None };
    let seen = |text: String| if is_readable { text } else { String::new() };
    CitedSource {
        sentence: citation.sentence,
        document: citation.document,
        version: citation.version,
        space_id: standing.filter(|_| is_readable).map(|standing| standing.space),
        title: seen(title),
        place: if is_readable { place } else { nowhere },
        from: citation.from,
        to: citation.to,
        before: seen(before),
        quote: seen(quote),
        after: seen(after),
        readable: is_readable,
        superseded_by: standing.and_then(|it| it.approved).filter(|approved| *approved > citation.version),
        removed: !standing.is_some_and(|standing| standing.is_kept),
    }
}

async fn standing(cx: &mut Context, documents: &[DocumentId]) -> Result<HashMap<Uuid, Standing>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let ids: Vec<_> = documents.iter().map(|document| document.0).collect();
    let rows = sqlx::query!(
        "select id, space_id, approved, status from knowledge.documents where tenant_id = $1 and id = any($2)",
        tenant.0,
        &ids
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let standing = rows.into_iter().map(|row| {
        let (space, approved) = (SpaceId(row.space_id), row.approved.map(i32::unsigned_abs));
        (row.id, Standing { space, approved, is_kept: row.status == "kept" })
    });
    Ok(standing.collect())
}
