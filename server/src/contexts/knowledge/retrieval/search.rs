use super::marked::marks;
use super::retrieve::{Wanted, among, wanted};
use super::spelling::corrected;
use crate::Stop;
use crate::contexts::knowledge::reading::readable;
use crate::gateway::Context;
use domain::knowledge::retrieval::{FoundPassages, HITS_DEFAULT, Hit, Narrowing, Passage, SearchKnowledge};

/// The question's vector is made before the transaction begins. A corrected question keeps it: what was meant by it is near
/// enough, and words are what a mistake is in.
pub async fn search_knowledge(cx: &mut Context, op: SearchKnowledge) -> Result<FoundPassages, Stop> {
    let services = cx.services.clone();
    let limit = op.limit.unwrap_or(HITS_DEFAULT);
    let asked = wanted(&services, &op.text, narrowing(&op), limit).await?;
    let readable = readable(cx).await?;
    let corrected = corrected(cx, &readable, &op.text).await?;
    let asked = Wanted { text: corrected.clone().unwrap_or(op.text), ..asked };
    let passages = among(cx, &readable, &asked).await?;
    let hit = |passage: Passage| Hit { marks: marks(&asked.text, &passage.text), passage };
    let hits = passages.into_iter().map(hit).collect();
    Ok(FoundPassages { hits, corrected, by_meaning: asked.vector.is_some() })
}

fn narrowing(op: &SearchKnowledge) -> Narrowing {
    let tags = op.tags.iter().flat_map(|tags| tags.split(',')).map(str::trim).filter(|tag| !tag.is_empty());
    Narrowing {
        spaces: op.space_id.into_iter().collect(),
        tags: tags.map(str::to_owned).collect(),
        kinds: op.kind.into_iter().collect(),
        since: op.since,
        until: op.until,
    }
}
