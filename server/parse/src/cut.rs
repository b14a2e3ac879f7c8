//! A text cut into pieces that are looked up one by one.

use core::ops::Range;

use crate::parsed::{Block, BlockKind, Parsed, Place};
use crate::sentences::sentences;
use crate::tokens::tokens;
use crate::writer::BETWEEN;

/// How large pieces are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutting {
    /// Tokens of a piece, at most; see [`Piece::tokens`]. A row that alone has up to twice as many stays whole.
    pub tokens: u32,
    /// Tokens of a piece that the next one of the same paragraph begins with once more, at most and in whole sentences.
    pub overlap: u32,
}

impl Default for Cutting {
    fn default() -> Self {
        Self { tokens: 200, overlap: 30 }
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Exactly what stands between the two places of the text.
    pub text: String,
    /// Its first character of the text, counted in Unicode scalar values.
    pub from: u32,
    /// One past its last.
    pub to: u32,
    /// Where its beginning stands. The headings above are said here and not in the text.
    pub place: Place,
    /// How many word pieces a sentence model reads in it, as an estimate that is rather too high.
    pub tokens: u32,
}

/// What is never cut without need: a sentence, a row.
struct Part<'a> {
    bytes: Range<usize>,
    tokens: u32,
    block: &'a Block,
}

/// Cuts a text along its headings, then its blocks, then its sentences, and within a sentence between words alone.
/// Pieces don't reach over a heading. A heading with nothing below it is a piece of its own, so that it's found too.
pub fn cut(parsed: &Parsed, cutting: &Cutting) -> Vec<Piece> {
    let cutting = Cutting { tokens: cutting.tokens.max(1), ..*cutting };
    let parts = parts(parsed, &cutting);
    let mut pieces = Pieces { text: &parsed.text, cutting, at: (0, 0), found: Vec::new() };
    let alike = |one: &Part, other: &Part| {
        one.block.place.heading == other.block.place.heading && one.block.place.sheet == other.block.place.sheet
    };
    for section in parts.chunk_by(alike) {
        pieces.section(section);
    }
    pieces.found
}

/// The parts of all blocks. Headings are left out, unless nothing stands below them.
fn parts<'a>(parsed: &'a Parsed, cutting: &Cutting) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut bytes = Bytes { text: &parsed.text, character: 0, byte: 0 };
    for (at, block) in parsed.blocks.iter().enumerate() {
        let range = bytes.at(block.from)..bytes.at(block.to);
        let next = parsed.blocks.get(at + 1);
        if !matches!(block.kind, BlockKind::Heading(_)) || next.is_none_or(|next| !is_below(next, block)) {
            divide(&parsed.text, range, block, cutting, &mut parts);
        }
    }
    parts
}

/// Whether a block stands below a heading.
fn is_below(block: &Block, heading: &Block) -> bool {
    match (&block.place.heading, &heading.place.heading) {
        (Some(path), Some(above)) => {
            path.strip_prefix(above.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(BETWEEN))
                && (path != above || !matches!(block.kind, BlockKind::Heading(_)))
        }
        _ => false,
    }
}

fn divide<'a>(text: &str, range: Range<usize>, block: &'a Block, cutting: &Cutting, parts: &mut Vec<Part<'a>>) {
    let whole = tokens(&text[range.clone()]);
    let most = if block.kind == BlockKind::Row { cutting.tokens.saturating_mul(2) } else { 0 };
    if whole <= most.max(1) {
        parts.push(Part { bytes: range, tokens: whole, block });
        return;
    }
    for sentence in sentences(&text[range.clone()]) {
        let bytes = range.start + sentence.start..range.start + sentence.end;
        let count = tokens(&text[bytes.clone()]);
        if count <= cutting.tokens {
            parts.push(Part { bytes, tokens: count, block });
        } else {
            words(text, bytes, block, cutting.tokens, parts);
        }
    }
}

/// A sentence that is too long, between words; a script without spaces is cut between its characters, as is a word that
/// alone is too long.
fn words<'a>(text: &str, range: Range<usize>, block: &'a Block, most: u32, parts: &mut Vec<Part<'a>>) {
    let sentence = &text[range.clone()];
    let mut begin = 0;
    let mut count = 0;
    for (at, word) in split(sentence) {
        let more = tokens(word);
        if count > 0 && count + more > most {
            parts.push(Part { bytes: range.start + begin..range.start + at, tokens: count, block });
            (begin, count) = (at, 0);
        }
        count += more;
    }
    if count > 0 {
        parts.push(Part { bytes: range.start + begin..range.end, tokens: count, block });
    }
}

/// Words with the spaces behind them. Squares are words of their own, and nothing is longer than a word may be.
fn split(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &sentence[at..];
        let mut letters = rest.char_indices();
        let (_, first) = letters.next()?;
        let square = is_square(first);
        let mut spaced = false;
        let end = letters.enumerate().find_map(|(count, (offset, letter))| {
            let ends = (spaced && !letter.is_whitespace())
                || ((square || is_square(letter)) && letter.is_alphanumeric())
                || count + 1 >= WORD_MAX;
            spaced |= letter.is_whitespace();
            ends.then_some(offset)
        });
        let word = &rest[..end.unwrap_or(rest.len())];
        let begin = at;
        at += word.len();
        Some((begin, word))
    })
}

/// Characters of a word, before it's cut like a sentence.
const WORD_MAX: usize = 100;

fn is_square(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

struct Pieces<'t> {
    text: &'t str,
    cutting: Cutting,
    /// A byte of the text and its character, from where characters are counted on.
    at: (usize, u32),
    found: Vec<Piece>,
}

impl Pieces<'_> {
    /// Parts below the same headings.
    fn section(&mut self, parts: &[Part]) {
        let mut begin = 0;
        while begin < parts.len() {
            let mut end = begin;
            let mut count = 0;
            while end < parts.len() && (end == begin || count + parts[end].tokens <= self.cutting.tokens) {
                count += parts[end].tokens;
                end += 1;
            }
            self.piece(&parts[begin..end], count);
            if end == parts.len() {
                return;
            }
            begin = self.again(&parts[begin + 1..end]).map_or(end, |back| end - back);
        }
    }

    /// How many of the last parts the next piece begins with once more. Rows stand for themselves, so none of them; and
    /// never so many that the next piece would be no further.
    fn again(&self, parts: &[Part]) -> Option<usize> {
        let mut count = 0;
        let fits = parts.iter().rev().take_while(|part| {
            count += part.tokens;
            count <= self.cutting.overlap && part.block.kind != BlockKind::Row
        });
        Some(fits.count()).filter(|back| *back > 0)
    }

    fn piece(&mut self, parts: &[Part], tokens: u32) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let text = self.text[first.bytes.start..last.bytes.end].trim_end();
        let from = self.character(first.bytes.start);
        let to = from + length(text);
        let place = first.block.place.clone();
        self.found.push(Piece { text: text.to_owned(), from, to, place, tokens });
    }

    /// Which character a byte is. Pieces overlap, so this goes back at times, but never far.
    fn character(&mut self, byte: usize) -> u32 {
        let (known, character) = self.at;
        let now = if byte >= known {
            character + length(&self.text[known..byte])
        } else {
            character - length(&self.text[byte..known])
        };
        self.at = (byte, now);
        now
    }
}

/// Where characters stand, asked for in their order.
struct Bytes<'t> {
    text: &'t str,
    character: u32,
    byte: usize,
}

impl Bytes<'_> {
    fn at(&mut self, character: u32) -> usize {
        let more = character.saturating_sub(self.character) as usize;
        let rest = &self.text[self.byte..];
        self.byte += rest.char_indices().nth(more).map_or(rest.len(), |(offset, _)| offset);
        self.character = self.character.max(character);
        self.byte
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
