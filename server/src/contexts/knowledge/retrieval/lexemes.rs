//! What passages are found by, and what a question looks for: the same making on both sides. A word gives itself, and `~` and its
//! stem where that is another one; Chinese, Japanese and Korean give each sign and each two neighbours.

use super::fold::{composed, folded};
use super::stem::stem;
use super::stop_words::is_stop_word;
use super::words::{Run, RunKind, runs};
use std::collections::BTreeSet;

/// Terms of a question at most; what follows tells no more.
const TERMS_MAX: usize = 32;
/// Begins a stem, so that it isn't taken for a word.
const STEM: char = '~';

/// What a passage is found by, as PostgreSQL reads a `tsvector`: the words of its document's title and its own.
pub fn lexemes(title: &str, text: &str) -> String {
    let found: BTreeSet<String> = runs(title).iter().chain(&runs(text)).flat_map(held).collect();
    let quoted: Vec<_> = found.iter().map(|lexeme| quoted(lexeme)).collect();
    quoted.join(" ")
}

/// The terms of a question, each as the lexemes of which any will do. What stands in every question is left out, unless there
/// is nothing else.
pub(super) fn terms(text: &str) -> Vec<Vec<String>> {
    let all: Vec<_> = runs(text).iter().flat_map(sought).collect();
    let telling: Vec<_> = all.iter().filter(|term| !is_stop_word(&term[0])).cloned().collect();
    let mut kept = if telling.is_empty() { all } else { telling };
    let mut seen = BTreeSet::new();
    kept.retain(|term| seen.insert(term[0].clone()));
    kept.truncate(TERMS_MAX);
    kept
}

/// The lexemes that a passage has for a run of its text.
pub(super) fn held(run: &Run) -> Vec<String> {
    match run.kind {
        RunKind::Word => {
            word(run).map(|(word, stem)| [Some(word), stem].into_iter().flatten().collect()).unwrap_or_default()
        }
        RunKind::Whole => vec![folded(&run.text)],
        RunKind::Signs => {
            let signs = composed(&run.text);
            let ones = signs.iter().map(char::to_string);
            ones.chain(pairs(&signs)).collect()
        }
    }
}

/// The terms that a question has for a run of its text.
fn sought(run: &Run) -> Vec<Vec<String>> {
    match run.kind {
        RunKind::Word => word(run).map(|(word, stem)| like(word, stem)).into_iter().collect(),
        RunKind::Whole => vec![vec![folded(&run.text)]],
        RunKind::Signs => {
            let signs = composed(&run.text);
            match signs.len() {
                1 => vec![vec![signs[0].to_string()]],
                _ => pairs(&signs).into_iter().map(|pair| vec![pair]).collect(),
            }
        }
    }
}

/// A word and its stem, where that is another one. A Latin letter by itself is none.
fn word(run: &Run) -> Option<(String, Option<String>)> {
    let word = folded(&run.text);
    let is_letter = word.len() == 1 && !word.starts_with(|letter: char| letter.is_ascii_digit());
    let stem = Some(stem(&word)).filter(|stem| *stem != word).map(|stem| format!("{STEM}{stem}"));
    (!word.is_empty() && !is_letter).then_some((word, stem))
}

/// A word, what has its stem for a word, and what has the same stem.
fn like(word: String, stem: Option<String>) -> Vec<String> {
    match stem {
        Some(stem) => vec![word, stem.trim_start_matches(STEM).to_owned(), stem],
        None => {
            let stem = format!("{STEM}{word}");
            vec![word, stem]
        }
    }
}

fn pairs(signs: &[char]) -> Vec<String> {
    signs.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// Lexemes hold neither quotes nor backslashes: those end a word.
fn quoted(lexeme: &str) -> String {
    format!("'{lexeme}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_found_by_words_stems_and_pairs_of_signs() {
        assert_eq!(lexemes("Cumin", "Sacks of cumin"), "'cumin' 'of' 'sacks' '~sack'");
        assert_eq!(lexemes("", "八角的"), "'八' '八角' '的' '角' '角的'");
    }

    #[test]
    fn a_question_looks_for_words_like_its_own() {
        assert_eq!(terms("How many sacks?")[1], ["sacks", "sack", "~sack"]);
        assert_eq!(terms("sack"), [["sack", "~sack"]]);
        assert_eq!(terms("水分标准"), [["水分"], ["分标"], ["标准"]]);
    }

    #[test]
    fn what_stands_in_every_question_is_left_out_unless_there_is_nothing_else() {
        assert_eq!(terms("What is the limit for lead?").len(), 2);
        assert_eq!(terms("Who is who?").len(), 2);
        assert!(terms("?!").is_empty());
    }

    #[test]
    fn nothing_that_is_asked_ends_a_lexeme_early() {
        for text in ["it's \\ 'quoted' & | !( :*", "a\u{0}b", "~", "''", "1'2 3\\4"] {
            let mut found = terms(text).into_iter().flatten();
            assert!(found.all(|lexeme| !lexeme.contains(['\'', '\\', ' ', '\0'])), "{text}");
        }
    }
}
