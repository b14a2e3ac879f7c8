//! The glossary as a table: one row a word.

use crate::tree;

pub const PATH: &str = "docs/ubiquitous-language.md";

/// One row of the glossary.
pub struct Word {
    /// The word, and its line in the glossary.
    pub word: String,
    pub line: usize,
    /// Types that carry it, from the column "in the code".
    pub types: Vec<String>,
    /// What the screens say; empty where it isn't seen.
    pub seen: Vec<String>,
    /// Synonyms that nobody says.
    pub unsaid: Vec<String>,
    /// Whether its context isn't built yet.
    pub later: bool,
}

/// The rows of all tables whose last column is "Don't say".
pub fn words() -> Vec<Word> {
    let text = tree::read(PATH);
    let rows = (1..).zip(text.lines()).filter(|(_, line)| line.starts_with("| **"));
    let words: Vec<Word> = rows.map(|(line, row)| word(line, row)).collect();
    assert!(words.len() > 20, "the glossary was read");
    words
}

fn word(line: usize, row: &str) -> Word {
    let cells: Vec<&str> = row.trim().trim_matches('|').split('|').map(str::trim).collect();
    let [word, _, code, seen, unsaid] = cells[..] else { panic!("{PATH}:{line}: five columns are expected") };
    Word {
        word: word.trim_matches('*').to_owned(),
        line,
        types: code.split('`').skip(1).step_by(2).map(str::to_owned).collect(),
        seen: seen.split('“').skip(1).filter_map(|rest| rest.split('”').next()).map(str::to_owned).collect(),
        unsaid: unsaid.split(',').map(|it| it.trim().to_lowercase()).filter(|it| !it.is_empty() && it != "–").collect(),
        later: code.contains("not built yet"),
    }
}
