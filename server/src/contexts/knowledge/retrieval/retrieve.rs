//! What a question finds.

use super::lexemes::terms;
use crate::Stop;
use crate::contexts::knowledge::reading::{Readable, readable};
use crate::gateway::{Context, Services};
use chrono::{DateTime, Utc};
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::retrieval::{Narrowing, Passage};
use domain::workspaces::Failure;
use domain::{Moment, Refusal};
use serde_json::Value;
use uuid::Uuid;

/// With fewer passages in the spaces that are looked in every vector is compared: that takes about a microsecond each, and
/// finds what is nearest for certain (ADR 52 has the figures).
const EXACT_BELOW: i32 = 8000;

/// A question that is ready to be asked of the database.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What is asked.
    pub text: String,
    /// Its vector; absent where the installation has no sentence model: then words alone are looked for.
    pub vector: Option<Vec<f32>>,
    /// The model that made the vector. Those of other models aren't compared with it.
    pub model: Option<String>,
    /// What the search is narrowed to.
    pub narrowing: Narrowing,
    /// Passages at most.
    pub limit: u16,
}

/// Makes a question ready. The sentence model works, so this comes before any transaction.
///
/// # Errors
/// `model_busy` where too many wait for the sentence model, `run_failed` where it broke.
pub async fn wanted(services: &Services, text: &str, narrowing: Narrowing, limit: u16) -> Result<Wanted, Stop> {
    let wanted = Wanted { text: text.to_owned(), vector: None, model: None, narrowing, limit };
    if services.models.embeddings().is_none() {
        return Ok(wanted);
    }
    let embedded = services.models.embed(vec![text.to_owned()]).await.map_err(refused)?;
    let vector = embedded.vectors.into_iter().next();
    Ok(Wanted { model: vector.is_some().then_some(embedded.model), vector, ..wanted })
}

fn refused(failure: Failure) -> Refusal {
    match failure {
        Failure::RateLimited => Refusal::new(429, "model_busy"),
        _ => Refusal::new(503, "run_failed"),
    }
}

/// The passages that answer best, among those that the actor of this call may read: whoever calls can narrow that, and can't widen it.
///
/// # Errors
/// The database's.
pub async fn retrieve(cx: &mut Context, wanted: &Wanted) -> Result<Vec<Passage>, Stop> {
    let readable = readable(cx).await?;
    among(cx, &readable, wanted).await
}

/// As [`retrieve`], where what the actor may read is known already.
///
/// # Errors
/// The database's.
pub(super) async fn among(cx: &mut Context, readable: &Readable, wanted: &Wanted) -> Result<Vec<Passage>, Stop> {
    let Narrowing { spaces, tags, kinds, since, until } = &wanted.narrowing;
    let is_asked = |space: &Uuid| spaces.is_empty() || spaces.contains(&SpaceId(*space));
    let spaces: Vec<Uuid> = readable.spaces.iter().copied().filter(is_asked).collect();
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
    let kinds = (!kinds.is_empty()).then_some(kinds);
    let terms: Vec<String> = terms(&wanted.text).into_iter().map(|term| term.join(" ")).collect();
    let at = |moment: &Option<Moment>| -> Option<DateTime<Utc>> { moment.map(|moment| moment.0) };
    let rows = sqlx::query_as!(
        Row,
        r#"select document_id as "document_id!", version as "version!", number as "number!", space_id as "space_id!",
                  title as "title!", place as "place!", from_char as "from_char!", to_char as "to_char!", body as "body!",
                  score as "score!", told as "told!", rank as "rank!"
           from knowledge.find_passages($1, $2, $3, $4, $5, $6, $7, $8::real[]::public.vector, $9, $10, $11, $12)
           order by rank desc, document_id, number"#,
        readable.tenant.0,
        spaces.as_slice(),
        readable.principals.as_slice(),
        tags.as_slice(),
        kinds.as_deref(),
        at(since),
        at(until),
        wanted.vector.as_deref(),
        wanted.model.as_deref(),
        terms.as_slice(),
        EXACT_BELOW,
        i32::from(wanted.limit)
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// A passage as the database has it.
struct Row {
    document_id: Uuid,
    version: i32,
    number: i32,
    space_id: Uuid,
    title: String,
    place: Value,
    from_char: i32,
    to_char: i32,
    body: String,
    score: f32,
    told: f32,
    rank: f64,
}

impl Row {
    fn read(self) -> Result<Passage, Stop> {
        Ok(Passage {
            document: DocumentId(self.document_id),
            version: self.version.unsigned_abs(),
            number: self.number.unsigned_abs(),
            space: SpaceId(self.space_id),
            title: self.title,
            place: serde_json::from_value(self.place).map_err(Stop::defect)?,
            from: self.from_char.unsigned_abs(),
            to: self.to_char.unsigned_abs(),
            text: self.body,
            score: self.score,
            words: self.told,
            rank: self.rank as f32,
        })
    }
}
