//! What a question was meant to say, where a word of it stands nowhere.

use super::fold::folded;
use super::lexemes::terms;
use super::stop_words::is_stop_word;
use super::words::{RunKind, runs};
use crate::Stop;
use crate::contexts::knowledge::reading::Readable;
use crate::gateway::Context;

/// Of shorter words anything is like anything.
const LETTERS_MIN: usize = 4;
/// Words of a question that are looked at.
const WORDS_MAX: usize = 12;

/// The question with each word that no readable passage holds put as the nearest one that does; none where nothing is to be
/// put otherwise. Scripts without blanks need none: their pairs of signs are found where one of them is mistyped.
///
/// # Errors
/// The database's.
pub(super) async fn corrected(cx: &mut Context, readable: &Readable, text: &str) -> Result<Option<String>, Stop> {
    let written: Vec<char> = text.chars().collect();
    let mut corrected = written.clone();
    // From the end on, so that places before stay where they are.
    for (from, length, word) in words(text).into_iter().rev() {
        if let Some(like) = spelt_like(cx, readable, &word).await? {
            drop(corrected.splice(from..from + length, like.chars()));
        }
    }
    Ok((corrected != written).then(|| corrected.into_iter().collect()))
}

/// Words that can be mistyped: characters before them, characters of them, and their folded form.
fn words(text: &str) -> Vec<(usize, usize, String)> {
    let runs = runs(text).into_iter().filter(|run| run.kind == RunKind::Word);
    let words = runs.map(|run| (run.from, run.text.len(), folded(&run.text)));
    let is_looked_at = |word: &str| {
        word.chars().count() >= LETTERS_MIN && word.chars().all(char::is_alphabetic) && !is_stop_word(word)
    };
    words.filter(|(.., word)| is_looked_at(word)).take(WORDS_MAX).collect()
}

async fn spelt_like(cx: &mut Context, readable: &Readable, word: &str) -> Result<Option<String>, Stop> {
    let alike: Vec<String> = terms(word).into_iter().flatten().collect();
    let found = sqlx::query_scalar!(
        "select knowledge.spelt_like($1, $2, $3, $4, $5)",
        readable.tenant.0,
        readable.spaces.as_slice(),
        readable.principals.as_slice(),
        word,
        alike.as_slice()
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_can_be_mistyped_are_told_from_the_rest() {
        assert_eq!(words("What is saffron?"), [(8, 7, "saffron".to_owned())]);
        assert!(words("AF-SAF-101 of 八角的水分 and the").is_empty());
    }
}
