//! Where words begin and end, in scripts with blanks between them and in those without.

/// A run of a text that is looked at by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Characters of the text before it.
    pub from: usize,
    /// It, as it is written.
    pub text: Vec<char>,
    /// What it is.
    pub kind: RunKind,
}

/// What a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunKind {
    /// A word of a script with blanks between words.
    Word,
    /// Signs of Chinese, Japanese or Korean: where a word ends among them only a dictionary knows.
    Signs,
    /// Words and digits with hyphens and the like between them, as numbers of articles and contracts are: it stands beside
    /// the words that it is made of.
    Whole,
}

/// The longest run that is looked at; beyond it nobody types.
const CHARS_MAX: usize = 64;

/// The runs of a text, in their order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let Some(kind) = kind_of(letters[at]) else {
            at += 1;
            continue;
        };
        let end = end_of(&letters, at, kind);
        found.push(run(&letters, at, end, kind));
        at = end;
    }
    found.extend(wholes(&letters));
    found
}

fn run(letters: &[char], from: usize, end: usize, kind: RunKind) -> Run {
    let kept = match kind {
        RunKind::Signs => end,
        RunKind::Word | RunKind::Whole => end.min(from + CHARS_MAX),
    };
    Run { from, text: letters[from..kept].to_vec(), kind }
}

fn end_of(letters: &[char], from: usize, kind: RunKind) -> usize {
    let goes_on = |letter: &char| kind_of(*letter) == Some(kind) || (kind == RunKind::Word && is_mark(*letter));
    letters[from..].iter().position(|letter| !goes_on(letter)).map_or(letters.len(), |length| from + length)
}

fn kind_of(letter: char) -> Option<RunKind> {
    match letter {
        it if is_sign(it) => Some(RunKind::Signs),
        it if it.is_alphanumeric() => Some(RunKind::Word),
        _ => None,
    }
}

/// Han, kana and Hangul.
fn is_sign(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

/// What stands upon a letter: accents written apart, and the vowels of Arabic.
pub(super) fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// What holds the parts of a number or a code together; a comma or a point only between digits.
fn joins(letters: &[char], at: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    match letters[at] {
        '-' | '_' | '/' | '@' => true,
        ',' | '.' => is_digit(at.checked_sub(1)) && is_digit(at.checked_add(1)),
        _ => false,
    }
}

/// Codes with a digit in them, of several parts.
fn wholes(letters: &[char]) -> Vec<Run> {
    let is_part = |at: usize| kind_of(letters[at]) == Some(RunKind::Word);
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_part(at) {
            at += 1;
            continue;
        }
        let from = at;
        while at < letters.len() && (is_part(at) || (joins(letters, at) && at + 1 < letters.len() && is_part(at + 1))) {
            at += 1;
        }
        let whole = &letters[from..at];
        let has_parts = whole.iter().any(|letter| !letter.is_alphanumeric());
        if has_parts && whole.len() <= CHARS_MAX && whole.iter().any(char::is_ascii_digit) {
            found.push(run(letters, from, at, RunKind::Whole));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, String, RunKind)> {
        runs(text).into_iter().map(|run| (run.from, run.text.iter().collect(), run.kind)).collect()
    }

    #[test]
    fn words_and_signs_are_told_apart() {
        let word = |from, text: &str| (from, text.to_owned(), RunKind::Word);
        let signs = |from, text: &str| (from, text.to_owned(), RunKind::Signs);
        assert_eq!(found("Cumin, whole"), [word(0, "Cumin"), word(7, "whole")]);
        assert_eq!(found("14일 안에"), [word(0, "14"), signs(2, "일"), signs(4, "안에")]);
        assert_eq!(found("八角的水分"), [signs(0, "八角的水分")]);
        assert_eq!(found("السَّلامة"), [word(0, "السَّلامة")]);
    }

    #[test]
    fn a_code_is_found_whole_and_in_parts() {
        let texts: Vec<String> = found("See AF-CUM-210.").into_iter().map(|(_, text, _)| text).collect();
        assert_eq!(texts, ["See", "AF", "CUM", "210", "AF-CUM-210"]);
        assert_eq!(found("2,480").last().map(|(_, text, _)| text.as_str()), Some("2,480"));
        assert!(found("well-kept and/or").iter().all(|(.., kind)| *kind == RunKind::Word));
    }

    #[test]
    fn what_nobody_types_is_cut() {
        assert_eq!(found(&"x".repeat(1000))[0].1.len(), CHARS_MAX);
        assert!(found(" -- ، 。 ").is_empty());
    }
}
