//! The tools that a text is about: by the vectors of what they are called and do, and by the words in common.

use super::choice::Tool;
use super::{all, tools_for};
use crate::Stop;
use crate::gateway::{Caller, Services};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};
use texts::Locale;
use tokio::sync::Mutex;

/// From here on Unicode has the scripts of East Asia.
const EASTERN: char = '\u{2e80}';

/// By the name of an operation.
type Vectors = BTreeMap<&'static str, Vec<f32>>;

/// The vectors of all tools by one sentence model. Two texts that ask for them first wait for one making.
static KNOWN: Mutex<Option<(String, Arc<Vectors>)>> = Mutex::const_new(None);

/// The tools of the caller that are nearest to a text, nearest first, each with how near, up to 1: the larger of the cosines of
/// vectors and of words. Where no sentence model is loaded words alone tell.
///
/// # Errors
/// None: where vectors can't be had, words are compared.
pub async fn find_tools(
    services: &Services,
    caller: &Caller,
    text: &str,
    limit: usize,
) -> Result<Vec<(&'static Tool, f32)>, Stop> {
    let meant = by_meaning(services, text).await;
    let wanted = words(text);
    let near = |tool: &'static Tool| {
        let by_words = own_words(tool).iter().map(|own| overlap(own, &wanted)).fold(0.0, f32::max);
        let vectors = meant.as_ref().and_then(|(vectors, wanted)| Some(cosine(vectors.get(tool.name)?, wanted)));
        (tool, vectors.unwrap_or_default().max(by_words))
    };
    Ok(first(tools_for(caller).into_iter().map(near).collect(), limit))
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

/// What a tool is called as a deed: people ask for a list by asking for it to be listed.
fn called(tool: &Tool) -> String {
    if tool.entry().is_list() { format!("List {}", tool.title.to_lowercase()) } else { tool.title.clone() }
}

/// What of a tool tells it from others.
fn short(tool: &Tool) -> String {
    format!("{}. {}", called(tool), tool.summary())
}

fn cosine(one: &[f32], other: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let length = (dot(one, one) * dot(other, other)).sqrt();
    if length > 0.0 { dot(one, other) / length } else { 0.0 }
}

/// How far two texts have the same words: 1 where they are the same.
fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f32 {
    let all = one.len() * other.len();
    if all == 0 { 0.0 } else { one.intersection(other).count() as f32 / (all as f32).sqrt() }
}

/// The words of a tool's title, and of what people call the operation in each language: the sentence model knows English alone.
fn own_words(tool: &Tool) -> &'static [BTreeSet<String>] {
    static KNOWN: LazyLock<BTreeMap<&'static str, Vec<BTreeSet<String>>>> = LazyLock::new(|| {
        let of = |tool: &'static Tool| {
            let deed = format!("deeds.{}", tool.name.replace('.', "__"));
            let in_languages = Locale::ALL.iter().filter_map(|locale| texts::label(*locale, &deed));
            in_languages.map(words).chain([words(&called(tool))]).collect()
        };
        all().iter().map(|tool| (tool.name, of(tool))).collect()
    });
    KNOWN.get(tool.name).map_or(&[], Vec::as_slice)
}

/// The words of a text in small letters; where a script has no spaces, or hangs endings on words, each pair of letters.
fn words(text: &str) -> BTreeSet<String> {
    let small = text.to_lowercase();
    let mut words = BTreeSet::new();
    for word in small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() > 2 && letters.iter().all(|letter| *letter >= EASTERN) {
            words.extend(letters.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            words.insert(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let wanted = words(text);
        let near =
            |tool: &'static Tool| (tool, own_words(tool).iter().map(|own| overlap(own, &wanted)).fold(0.0, f32::max));
        first(all().iter().map(near).collect(), 5).into_iter().map(|(tool, _)| tool.name).collect()
    }

    #[test]
    fn words_in_common_find_a_tool_in_each_language() {
        for text in ["Please add a team for Dubai", "أضف فريقًا", "添加团队", "팀 추가"] {
            assert!(found(text).contains(&"tenancy.add_team"), "{text}: {:?}", found(text));
        }
        assert!(found("xyzzy").is_empty());
    }

    #[test]
    fn the_cosine_of_the_same_is_one_and_of_nothing_none() {
        assert!((cosine(&[0.6, 0.8], &[3.0, 4.0]) - 1.0).abs() < 1e-6);
        assert!(cosine(&[0.0, 0.0], &[1.0, 0.0]).abs() < 1e-6);
    }
}
