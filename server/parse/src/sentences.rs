//! Where sentences end, in the scripts that are read here.

use core::ops::Range;

/// What ends a sentence wherever it stands: Chinese and Japanese write no space behind it, Arabic marks mean nothing else.
const ENDS: [char; 8] = ['。', '！', '？', '｡', '؟', '۔', '।', '…'];
/// What may follow the end of a sentence and still belongs to it.
const CLOSING: [char; 14] = ['"', '\'', ')', ']', '}', '”', '’', '»', '」', '』', '）', '】', '》', '›'];
/// Words that end in a stop within a sentence.
const SHORTENED: [&str; 42] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "vs", "etc", "inc", "ltd", "co", "corp", "jr", "sr", "fig",
    "figs", "eq", "sec", "ch", "vol", "pp", "ed", "eds", "al", "approx", "dept", "est", "min", "max", "jan", "feb",
    "mar", "apr", "aug", "sept", "oct", "nov", "dec", "e.g", "i.e",
];

/// Bytes before a stop that are looked at.
const WORD_BYTES: usize = 64;

/// The sentences of a text as ranges of its bytes, without the space between them. Together with that they're the whole
/// text. The end of a line ends a sentence, unless a wrapped line plainly goes on; so rows and items are sentences.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = at + letter.len_utf8();
        let ended = match letter {
            '\n' => ends_line(&text[begin..at], &text[after..]),
            '.' => ends_at_stop(&text[begin..at], &text[after..]),
            '!' | '?' => text[after..].trim_start_matches(CLOSING).chars().next().is_none_or(char::is_whitespace),
            _ => ENDS.contains(&letter),
        };
        if !ended {
            continue;
        }
        let mut end = after;
        while let Some((next, closing)) = letters.next_if(|(_, it)| CLOSING.contains(it) || ENDS.contains(it)) {
            end = next + closing.len_utf8();
        }
        push(&mut found, text, begin..end);
        begin = end;
    }
    push(&mut found, text, begin..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let sentence = &text[range.clone()];
    let begin = range.start + (sentence.len() - sentence.trim_start().len());
    let end = range.start + sentence.trim_end().len();
    if begin < end {
        found.push(begin..end);
    }
}

/// Whether a line's end is a sentence's. Whoever wraps a sentence goes on with a small letter or after a comma.
fn ends_line(before: &str, after: &str) -> bool {
    let goes_on = after.chars().next().is_some_and(char::is_lowercase) || before.ends_with([',', '،', '、']);
    !goes_on || before.trim().is_empty()
}

/// Whether a stop is the end of a sentence: a space follows, and neither a small letter nor a number goes on; what
/// stands before it is a word rather than its beginning, a number of an item or the first letter of a name.
fn ends_at_stop(before: &str, after: &str) -> bool {
    let rest = after.trim_start_matches(CLOSING);
    if rest.chars().next().is_some_and(|next| !next.is_whitespace()) {
        return false;
    }
    if rest.trim_start().chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    // No word that matters here is longer, and a sentence may be as long as a book.
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(WORD_BYTES))..];
    let word = near.rsplit(|it: char| it.is_whitespace() || "([“\"'«-".contains(it)).next().unwrap_or_default();
    let begins = near.len() == before.len() && near.trim_start() == word;
    let is_number = !word.is_empty() && word.chars().all(char::is_numeric);
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !(begins && (is_number || word.is_empty())) && !is_initial && !SHORTENED.contains(&word.to_lowercase().as_str())
}
