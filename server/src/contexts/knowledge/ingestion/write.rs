//! What a version is found by, written in one transaction in the place of what it was found by before.

use super::index_document::IndexDocument;
use super::once_read;
use super::read::{Cut, Piece};
use super::vectors::Vectors;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::{self, Meter, month_of};
use crate::gateway::Services;
use crate::live::nudge_all;
use crate::store::Tx;
use domain::knowledge::ingestion::{IngestionNote, IngestionStatus};
use domain::platform::ThingKind;
use std::fmt::Write;

/// Passages a statement.
const PORTION: usize = 500;

/// What was written.
pub(super) struct Written {
    pub passages: u32,
    pub tokens: u64,
}

/// Writes it; `None` where the version is no longer the approved one, or the document was removed. Tokens are counted as the
/// tenant's with it.
///
/// # Errors
/// The database's.
pub(super) async fn write(
    services: &Services,
    what: &IndexDocument,
    (title, cut): (&str, &Cut),
    vectors: &Vectors,
) -> Result<Option<Written>, Stop> {
    if let Some(length) = vectors.dimensions {
        index_of(services, length).await?;
    }
    let mut tx = services.db.as_system("passages of a document").await?;
    if !is_wanted(&mut tx, what).await? {
        return Ok(None);
    }
    empty(&mut tx, what).await?;
    for (portion, pieces) in cut.pieces.chunks(PORTION).enumerate() {
        let from = portion * PORTION;
        let vectors_of = vectors.vectors.get(from..).unwrap_or_default();
        insert(&mut tx, what, (title, from), pieces, (vectors, vectors_of)).await?;
    }
    keep_text(&mut tx, what, &cut.text).await?;
    once_read::order(&mut tx, what).await?;
    end(&mut tx, what, cut, vectors).await?;
    if vectors.tokens > 0 {
        billing::add(&mut tx, what.tenant, Meter::AiTokens, vectors.tokens).await?;
        count(&mut tx, what, vectors.tokens).await?;
    }
    nudge_all(&mut tx, Some(what.tenant), (ThingKind::Ingestion, Some(what.document.0)));
    tx.commit().await?;
    Ok(Some(Written { passages: u32::try_from(cut.pieces.len()).unwrap_or(u32::MAX), tokens: vectors.tokens }))
}

/// Sees to it that vectors of this length have an index: those of a model that nobody has used here before have none.
async fn index_of(services: &Services, length: u32) -> Result<(), Stop> {
    let mut tx = services.db.as_system("an index of vectors").await?;
    sqlx::query!(
        "select knowledge.index_vectors($1::integer)
         where to_regclass('knowledge.passages_near_' || ($1::integer)) is null",
        i32::try_from(length).unwrap_or(i32::MAX)
    )
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Whether it is still to be found. From here to the end of the transaction nobody removes the document or moves it, and nobody
/// else writes its passages.
async fn is_wanted(tx: &mut Tx, what: &IndexDocument) -> Result<bool, Stop> {
    sqlx::query!(
        "select version from knowledge.ingestions where tenant_id = $1 and document_id = $2 for update",
        what.tenant.0,
        what.document.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let found = sqlx::query_scalar!(
        "select id from knowledge.documents
         where tenant_id = $1 and id = $2 and approved = $3 and status = 'kept' for share",
        what.tenant.0,
        what.document.0,
        what.number()
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(found.is_some())
}

async fn empty(tx: &mut Tx, what: &IndexDocument) -> Result<(), Stop> {
    sqlx::query!(
        "delete from knowledge.passages where tenant_id = $1 and document_id = $2",
        what.tenant.0,
        what.document.0
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a portion, of which the first is the passage after `from`. Space, readers and tags are the document's.
async fn insert(
    tx: &mut Tx,
    what: &IndexDocument,
    (title, from): (&str, usize),
    pieces: &[Piece],
    (made, vectors): (&Vectors, &[Vec<f32>]),
) -> Result<(), Stop> {
    let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let texts = |of: fn(&Piece) -> &String| pieces.iter().map(|piece| of(piece).clone()).collect::<Vec<_>>();
    let numbers: Vec<i32> = (from + 1..).take(pieces.len()).map(|it| i32::try_from(it).unwrap_or(i32::MAX)).collect();
    let places = pieces.iter().map(|piece| serde_json::to_value(&piece.place)).collect::<Result<Vec<_>, _>>();
    let embeddings: Vec<String> =
        (0..pieces.len()).map(|place| vectors.get(place).map_or_else(String::new, |vector| literal(vector))).collect();
    sqlx::query!(
        "insert into knowledge.passages
             (tenant_id, space_id, document_id, version, number, readers, tags, kind, dated, title, place, from_char,
              to_char, body, lexemes, model, dimensions, embedding)
         select d.tenant_id, d.space_id, d.id, $3, p.number, d.readers, coalesce(d.tags, '{}'), d.kind, i.dated, $4,
                p.place, p.from_char, p.to_char, p.body, p.lexemes::tsvector, $5, $6,
                nullif(p.embedding, '')::public.vector
         from knowledge.documents d
         join knowledge.ingestions i on i.tenant_id = d.tenant_id and i.document_id = d.id
         cross join unnest($7::integer[], $8::jsonb[], $9::integer[], $10::integer[], $11::text[], $12::text[], $13::text[])
             as p (number, place, from_char, to_char, body, lexemes, embedding)
         where d.tenant_id = $1 and d.id = $2",
        what.tenant.0,
        what.document.0,
        what.number(),
        title,
        made.model.as_deref(),
        made.dimensions.map(whole),
        &numbers,
        &places.map_err(Stop::defect)?,
        &pieces.iter().map(|piece| whole(piece.from)).collect::<Vec<_>>(),
        &pieces.iter().map(|piece| whole(piece.to)).collect::<Vec<_>>(),
        &texts(|piece| &piece.body),
        &texts(|piece| &piece.lexemes),
        &embeddings
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A vector as pgvector reads it. Each number is written so that reading it gives the same.
fn literal(vector: &[f32]) -> String {
    let mut text = String::with_capacity(vector.len() * 12);
    for number in vector {
        let before = if text.is_empty() { '[' } else { ',' };
        // Writing to a string doesn't fail.
        let _ = write!(text, "{before}{number}");
    }
    text.push(']');
    text
}

async fn keep_text(tx: &mut Tx, what: &IndexDocument, text: &str) -> Result<(), Stop> {
    sqlx::query!(
        "insert into knowledge.version_texts (tenant_id, document_id, version, text) values ($1, $2, $3, $4)
         on conflict (tenant_id, document_id, version) do update set text = excluded.text",
        what.tenant.0,
        what.document.0,
        what.number(),
        text
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn end(tx: &mut Tx, what: &IndexDocument, cut: &Cut, vectors: &Vectors) -> Result<(), Stop> {
    let note = (vectors.model.is_none() && !cut.pieces.is_empty()).then_some(IngestionNote::NoVectors.as_str());
    let count = i32::try_from(cut.pieces.len()).unwrap_or(i32::MAX);
    sqlx::query!(
        "update knowledge.ingestions
         set version = $3, status = $4, note = $5, done = $6, total = $6, tokens = $7, faults = $8, ended_at = $9
         where tenant_id = $1 and document_id = $2",
        what.tenant.0,
        what.document.0,
        what.number(),
        IngestionStatus::Indexed.as_str(),
        note,
        count,
        i64::try_from(vectors.tokens).unwrap_or(i64::MAX),
        serde_json::to_value(&cut.faults).map_err(Stop::defect)?,
        machine_now().0
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Counts the tokens for the document's space.
async fn count(tx: &mut Tx, what: &IndexDocument, tokens: u64) -> Result<(), Stop> {
    sqlx::query!(
        "insert into knowledge.embedding_use as u (tenant_id, space_id, month, tokens)
         select d.tenant_id, d.space_id, $3, $4 from knowledge.documents d where d.tenant_id = $1 and d.id = $2
         on conflict (tenant_id, space_id, month) do update set tokens = u.tokens + excluded.tokens",
        what.tenant.0,
        what.document.0,
        month_of(machine_now().0),
        i64::try_from(tokens).unwrap_or(i64::MAX)
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn a_vector_reads_as_it_was() {
        let vector = [0.1_f32, -2.5e-8, 1.0 / 3.0, f32::MIN_POSITIVE, 0.0];
        let text = literal(&vector);
        let read: Vec<f32> = text.trim_matches(['[', ']']).split(',').map(|it| it.parse().unwrap()).collect();
        assert_eq!(read, vector);
        assert_eq!(literal(&[1.0, -0.5]), "[1,-0.5]");
    }
}
