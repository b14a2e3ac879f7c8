//! What is near to a version in meaning: for each other document of its space the two passages that are nearest to each other.

use super::chosen::NEAR_ENOUGH;
use super::script::is_readable;
use super::suggest::SuggestForDocument;
use crate::Stop;
use crate::gateway::Context;
use uuid::Uuid;

/// Passages of the version that are compared, and the fewest of a long one in a large space.
const PASSAGES_MAX: usize = 40;
const PASSAGES_MIN: usize = 4;
/// Vectors that are compared with each other for one version: about four seconds' worth, at a microsecond each.
const COMPARED_MAX: usize = 4_000_000;
/// Documents that are looked at, the nearest ones.
const DOCUMENTS_MAX: i64 = 50;

/// Another document, and the passages of both that are nearest to each other.
#[derive(Clone, Debug)]
pub(super) struct Near {
    pub document: Uuid,
    pub version: i32,
    pub from_char: i32,
    pub to_char: i32,
    pub body: String,
    pub tags: Vec<String>,
    /// Who reads it, where not everybody of the space does.
    pub readers: Option<Vec<String>>,
    pub own_from: i32,
    pub own_to: i32,
    pub nearness: f32,
}

/// The numbers of the version's passages that vectors say anything of; `None` where it has no vectors at all.
///
/// # Errors
/// The database's.
pub(super) async fn readable_passages(cx: &mut Context, what: &SuggestForDocument) -> Result<Option<Vec<i32>>, Stop> {
    let rows = sqlx::query!(
        "select number, body from knowledge.passages
         where tenant_id = $1 and document_id = $2 and version = $3 and embedding is not null order by number",
        what.tenant.0,
        what.document.0,
        what.number()
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let has_vectors = !rows.is_empty();
    let readable = rows.into_iter().filter(|row| is_readable(&row.body)).map(|row| row.number).collect();
    Ok(has_vectors.then_some(readable))
}

/// The other documents of the space that these passages are near to, the nearest first. Whoever reads them is of no account here:
/// that is asked of each person who looks.
///
/// # Errors
/// The database's.
pub(super) async fn near(cx: &mut Context, what: &SuggestForDocument, passages: &[i32]) -> Result<Vec<Near>, Stop> {
    if passages.is_empty() {
        return Ok(Vec::new());
    }
    let held = held(cx, what).await?;
    let compared = spread(passages, (COMPARED_MAX / held.max(1)).clamp(PASSAGES_MIN, PASSAGES_MAX));
    let found = sqlx::query_as!(
        Near,
        r#"select n.document_id as "document!", n.version as "version!", n.from_char as "from_char!",
                  n.to_char as "to_char!", n.body as "body!", n.tags as "tags!", n.readers as "readers?",
                  n.own_from as "own_from!", n.own_to as "own_to!", n.nearness as "nearness!"
           from (
               select distinct on (p.document_id)
                      p.document_id, p.version, p.from_char, p.to_char, p.body, p.tags, p.readers,
                      a.from_char as own_from, a.to_char as own_to, (1 - d.distance)::real as nearness
               from knowledge.passages a
               join knowledge.passages p
                 on p.tenant_id = a.tenant_id and p.space_id = a.space_id and p.document_id <> a.document_id
                    and p.model = a.model
               cross join lateral (
                   -- Vectors of different lengths can't be compared, whatever a model is called.
                   select case when p.dimensions = a.dimensions
                               then p.embedding operator(public.<=>) a.embedding end as distance
               ) d
               where a.tenant_id = $1 and a.document_id = $2 and a.version = $3 and a.number = any($4)
                 and p.tenant_id = $1 and d.distance <= $5
               order by p.document_id, d.distance, a.number, p.number
           ) n
           order by n.nearness desc, n.document_id limit $6"#,
        what.tenant.0,
        what.document.0,
        what.number(),
        &compared,
        f64::from(1.0 - NEAR_ENOUGH),
        DOCUMENTS_MAX
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(found.into_iter().filter(|near| is_readable(&near.body)).collect())
}

/// How many passages the document's space has.
async fn held(cx: &mut Context, what: &SuggestForDocument) -> Result<usize, Stop> {
    let held = sqlx::query_scalar!(
        r#"select coalesce(sum(s.passages), 0) as "held!" from knowledge.documents d
           join knowledge.space_passages s on s.tenant_id = d.tenant_id and s.space_id = d.space_id
           where d.tenant_id = $1 and d.id = $2"#,
        what.tenant.0,
        what.document.0
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    Ok(usize::try_from(held).unwrap_or(usize::MAX))
}

/// So many of these, from the first to the last at even distances; all where there are no more.
fn spread(passages: &[i32], most: usize) -> Vec<i32> {
    if passages.len() <= most {
        return passages.to_vec();
    }
    (0..most).filter_map(|place| passages.get(place * passages.len() / most).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn of_a_long_text_some_passages_are_looked_at_all_over_it() {
        let all: Vec<i32> = (1..=100).collect();
        assert_eq!(spread(&all, 4), [1, 26, 51, 76]);
        assert_eq!(spread(&all, 200), all);
        assert!(spread(&[], 4).is_empty());
    }
}
