//! From a text to the word pieces that a BERT reads.

use std::{collections::HashMap, path::Path};

use crate::{Error, characters, tensors};

/// The pieces that a model knows, by their place in `vocab.txt`.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Pieces that begin a word.
    starts: HashMap<String, u32>,
    /// Pieces that go on with one, without their `##`.
    others: HashMap<String, u32>,
    unknown: u32,
    start: u32,
    end: u32,
    /// Characters of the longest piece.
    longest: usize,
}

/// What is read of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub(crate) ids: Vec<u32>,
    /// Whether more was there than fits.
    pub(crate) truncated: bool,
}

/// Longer words are unknown ones, however they begin.
const WORD_CHARACTERS_MAX: usize = 100;

/// Far more than pieces have, white space included: nothing beyond is looked at.
const CHARACTERS_A_PIECE: usize = 64;

impl Vocabulary {
    pub(crate) fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("vocab.txt");
        let text = std::fs::read_to_string(&path).map_err(|source| Error::File { path: path.clone(), source })?;
        Self::of(&text).map_err(|mark| tensors::unexpected(&path, &format!("no {mark}")))
    }

    /// One piece a line; or the mark that isn't among them.
    fn of(text: &str) -> Result<Self, &'static str> {
        let (mut starts, mut others) = (HashMap::new(), HashMap::new());
        for (id, piece) in (0_u32..).zip(text.lines()) {
            match piece.strip_prefix("##").filter(|rest| !rest.is_empty()) {
                Some(rest) => others.insert(rest.to_owned(), id),
                None => starts.insert(piece.to_owned(), id),
            };
        }
        let mark = |name: &'static str| starts.get(name).copied().ok_or(name);
        let (unknown, start, end) = (mark("[UNK]")?, mark("[CLS]")?, mark("[SEP]")?);
        let longest = starts.keys().chain(others.keys()).map(|piece| piece.chars().count()).max().unwrap_or_default();
        Ok(Self { starts, others, unknown, start, end, longest })
    }

    /// Up to `max` pieces of a text, between the marks of its beginning and end. It stops reading when they are full,
    /// so that nobody pays for megabytes.
    pub(crate) fn pieces(&self, text: &str, max: usize) -> Pieces {
        let mut ids = vec![self.start];
        let enough = text.char_indices().nth(max * CHARACTERS_A_PIECE).map_or(text.len(), |(at, _)| at);
        let mut truncated = enough < text.len();
        for word in characters::words(&text[..enough]) {
            self.word(&word, &mut ids);
            if ids.len() >= max {
                truncated = true;
                break;
            }
        }
        ids.truncate(max - 1);
        ids.push(self.end);
        Pieces { ids, truncated }
    }

    /// The longest piece first, then the longest of the rest, and so on; a word that doesn't come out is unknown.
    fn word(&self, word: &str, ids: &mut Vec<u32>) {
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]).collect();
        let before = ids.len();
        let (mut from, mut nth) = (0, 0);
        while from < word.len() && ends.len() <= WORD_CHARACTERS_MAX {
            let pieces = if from == 0 { &self.starts } else { &self.others };
            let found = (nth..ends.len().min(nth + self.longest)).rev().find_map(|last| {
                let id = pieces.get(&word[from..ends[last]])?;
                Some((last, *id))
            });
            let Some((last, id)) = found else { break };
            ids.push(id);
            (from, nth) = (ends[last], last + 1);
        }
        if from < word.len() {
            ids.truncate(before);
            ids.push(self.unknown);
        }
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() + self.others.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let pieces = "[PAD]\n[UNK]\n[CLS]\n[SEP]\npar\nparcel\n##s\n##cel\n?\n";
        Vocabulary::of(pieces).expect("all marks are there")
    }

    #[test]
    fn a_word_is_its_longest_pieces_or_unknown() {
        let read = |text: &str| vocabulary().pieces(text, 16).ids;
        assert_eq!(read("Parcels?"), [2, 5, 6, 8, 3]);
        assert_eq!(read("parx par"), [2, 1, 4, 3]);
        assert_eq!(read(&"s".repeat(101)), [2, 1, 3]);
        assert_eq!(read(""), [2, 3]);
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_said() {
        let vocabulary = vocabulary();
        let full = vocabulary.pieces("par par", 4);
        assert_eq!(full, Pieces { ids: vec![2, 4, 4, 3], truncated: false });
        let more = vocabulary.pieces("par par par", 4);
        assert_eq!(more, Pieces { ids: vec![2, 4, 4, 3], truncated: true });
    }

    #[test]
    fn marks_that_people_write_are_text() {
        assert!(!vocabulary().pieces("[SEP]", 16).ids[1..3].contains(&3));
    }
}
