//! The tools that a text is about: by the vectors of what they are called and do, else by the words in common.

use super::choice::Tool;
use super::{all, tools_for};
use crate::Stop;
use crate::gateway::{Caller, Services};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::Mutex;

/// By the name of an operation.
type Vectors = BTreeMap<&'static str, Vec<f32>>;

/// The vectors of all tools by one sentence model. Two texts that ask for them first wait for one making.
static KNOWN: Mutex<Option<(String, Arc<Vectors>)>> = Mutex::const_new(None);

/// The tools of the caller that are nearest to a text, nearest first, each with how near: the cosine of the vectors, or of the
/// words where no sentence model is loaded.
///
/// # Errors
/// None: where vectors can't be had, words are compared.
pub async fn find_tools(
    services: &Services,
    caller: &Caller,
    text: &str,
    limit: usize,
) -> Result<Vec<(&'static Tool, f32)>, Stop> {
    let tools = tools_for(caller);
    let near = match by_meaning(services, text).await {
        Some((vectors, wanted)) => {
            let near = |tool: &Tool| vectors.get(tool.name).map_or(0.0, |vector| cosine(vector, &wanted));
            tools.into_iter().map(|tool| (tool, near(tool))).collect()
        }
        None => by_words(tools, text),
    };
    Ok(first(near, limit))
}

fn first(mut near: Vec<(&'static Tool, f32)>, limit: usize) -> Vec<(&'static Tool, f32)> {
    near.retain(|(_, score)| *score > 0.0);
    near.sort_by(|(one, a), (other, b)| b.total_cmp(a).then(one.name.cmp(other.name)));
    near.truncate(limit);
    near
}

/// The vectors of the tools and of the text; `None` where there is no sentence model, or none that answers.
async fn by_meaning(services: &Services, text: &str) -> Option<(Arc<Vectors>, Vec<f32>)> {
    let model = services.models.embeddings()?.id.clone();
    let vectors = known(services, &model).await?;
    let embedded = services.models.embed(vec![text.to_owned()]).await.ok()?;
    Some((vectors, embedded.vectors.into_iter().next()?))
}

async fn known(services: &Services, model: &str) -> Option<Arc<Vectors>> {
    let mut known = KNOWN.lock().await;
    if let Some((of, vectors)) = known.as_ref()
        && of == model
    {
        return Some(vectors.clone());
    }
    let texts = all().iter().map(short).collect();
    let embedded = services.models.embed(texts).await.inspect_err(|why| tracing::warn!(?why, "tools have no vectors"));
    let vectors: Vectors = all().iter().map(|tool| tool.name).zip(embedded.ok()?.vectors).collect();
    let vectors = Arc::new(vectors);
    *known = Some((model.to_owned(), vectors.clone()));
    Some(vectors)
}

/// What of a tool tells it from others: its title and the first sentence of what it does.
fn short(tool: &Tool) -> String {
    let sentence = tool.description.split_inclusive(". ").next().unwrap_or_default();
    format!("{}. {}", tool.title, sentence.trim())
}

fn cosine(one: &[f32], other: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let length = (dot(one, one) * dot(other, other)).sqrt();
    if length > 0.0 { dot(one, other) / length } else { 0.0 }
}

fn by_words(tools: Vec<&'static Tool>, text: &str) -> Vec<(&'static Tool, f32)> {
    let wanted = words(text);
    let near = |tool: &Tool| {
        let own = words(&tool.title);
        let common = own.intersection(&wanted).count();
        let all = own.len() * wanted.len();
        if all == 0 { 0.0 } else { common as f32 / (all as f32).sqrt() }
    };
    tools.into_iter().map(|tool| (tool, near(tool))).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_find_a_tool() {
        let found = first(by_words(all().iter().collect(), "Please add a team for Dubai"), 3);
        assert_eq!(found[0].0.name, "tenancy.add_team");
        assert!(found[0].1 > found[1].1, "{}", found[1].0.name);
        assert!(first(by_words(all().iter().collect(), "xyzzy"), 3).is_empty());
    }

    #[test]
    fn the_cosine_of_the_same_is_one_and_of_nothing_none() {
        assert!((cosine(&[0.6, 0.8], &[3.0, 4.0]) - 1.0).abs() < 1e-6);
        assert!(cosine(&[0.0, 0.0], &[1.0, 0.0]).abs() < 1e-6);
    }
}
