//! Lines that run from right to left: a page holds them as they look, a text as they're read.

use unicode_bidi::BidiClass::{AL, AN, EN, L, R};
use unicode_bidi::bidi_class;
use unicode_normalization::UnicodeNormalization;

pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|it| matches!(bidi_class(it), R | AL))
}

fn is_left_to_right(text: &str) -> bool {
    text.chars().any(|it| matches!(bidi_class(it), L | EN | AN))
}

/// Pieces from the left of the page to the right, in the order in which they're read.
pub(super) fn as_read(pieces: Vec<String>) -> Vec<String> {
    let letters = |of: fn(&str) -> bool| pieces.iter().filter(|piece| of(piece)).count();
    let mostly_right_to_left = letters(is_right_to_left) * 2 >= letters(|piece| piece.chars().any(char::is_alphabetic));
    let mut pieces = pieces;
    if mostly_right_to_left {
        pieces.reverse();
        reverse_runs(&mut pieces, is_left_to_right, is_right_to_left);
    } else {
        reverse_runs(&mut pieces, is_right_to_left, is_left_to_right);
    }
    // Some programs say what a bracket looks like, others which one it is: the right one of the two closes what it opens.
    let mirrored: Vec<String> = pieces.iter().cloned().map(mirrored).collect();
    if closed_too_early(&mirrored) < closed_too_early(&pieces) { mirrored } else { pieces }
}

/// Brackets that close what nothing opened.
fn closed_too_early(pieces: &[String]) -> usize {
    let (mut open, mut faults) = (0_usize, 0);
    for letter in pieces.iter().flat_map(|piece| piece.chars()) {
        match letter {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' if open == 0 => faults += 1,
            ')' | ']' | '}' => open -= 1,
            _ => (),
        }
    }
    faults
}

/// Turns around what lies between the first and the last piece of one kind, where none of the other kind stands between.
fn reverse_runs(pieces: &mut [String], of: fn(&str) -> bool, other: fn(&str) -> bool) {
    let mut at = 0;
    while at < pieces.len() {
        if !of(&pieces[at]) {
            at += 1;
            continue;
        }
        let run = pieces[at..].iter().take_while(|piece| !other(piece));
        let length = run.enumerate().filter(|(_, piece)| of(piece)).last().map_or(1, |(last, _)| last + 1);
        let end = at + length;
        pieces[at..end].reverse();
        at = end;
    }
}

/// Brackets look the other way in a line that runs the other way.
fn mirrored(piece: String) -> String {
    let mut letters = piece.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => other_way(letter).map_or(piece, String::from),
        _ => piece,
    }
}

fn other_way(letter: char) -> Option<char> {
    let pairs = ['(', ')', '[', ']', '{', '}', '<', '>', '«', '»', '‹', '›'];
    let at = pairs.iter().position(|it| *it == letter)?;
    Some(pairs[at ^ 1])
}

/// Letters instead of their shapes: what joins its neighbours and what was set as one piece have characters of their
/// own, which nobody searches for.
pub(super) fn plain(text: &str) -> String {
    let is_shape = |it: char| matches!(it, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if !text.chars().any(is_shape) {
        return text.to_owned();
    }
    let one = |it: char| if is_shape(it) { it.nfkc().collect() } else { String::from(it) };
    text.chars().map(one).collect()
}
