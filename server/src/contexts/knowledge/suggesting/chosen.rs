//! What of all that is near is suggested. Pure.
//!
//! The bounds are a first setting. They were chosen on the 24 English documents of the demo world
//! (`server/src/commands/seed/knowledge`) with all-MiniLM-L6-v2: the nearest passages of two of them have a cosine of 0.18 in the
//! median. Of those that share a space four pairs are above 0.42, each of which somebody might link (supplier scores and a
//! supplier, shipping and opening hours, limits and a specification, gift cards and returns); from 0.40 down about every other
//! pair shares nothing but the trade. What people accept hasn't been measured yet, and another sentence model wants other bounds.

use super::near::Near;
use domain::kernel::DocumentId;
use domain::knowledge::suggesting::{Suggested, is_open_to_readers};
use std::collections::HashSet;

/// How near another document's passage has to be for a link to it: the cosine of their vectors. It leaves out what is merely of
/// the same trade, and with it some that would be right.
const LINK_NEAR: f32 = 0.42;
/// How near a document has to be for its tags. Higher than for a link, as a tag speaks of the whole document; even so, of the four
/// tags that come about by it among those documents two fit.
const TAG_NEAR: f32 = 0.45;
/// The least of both: what isn't as near as this is nothing that is suggested.
pub(super) const NEAR_ENOUGH: f32 = if LINK_NEAR < TAG_NEAR { LINK_NEAR } else { TAG_NEAR };
/// Tags and links that are kept: more than are shown, since not everybody may read what they come from.
const KEPT_MAX: usize = 10;
/// Documents that are kept as reasons of one tag.
const REASONS_MAX: usize = 3;

/// What a document has already, and what was settled about it.
pub(super) struct Known {
    pub tags: Vec<String>,
    /// Who reads it, where not everybody of its space does.
    pub readers: Option<Vec<String>>,
    pub links: HashSet<DocumentId>,
    /// Keys of what was accepted or dismissed.
    pub settled: HashSet<String>,
    /// Whether a link can be put into its text: into Markdown alone.
    pub takes_links: bool,
}

/// A suggestion, and one of the documents that it comes from.
pub(super) struct Row<'a> {
    pub what: Suggested,
    pub near: &'a Near,
}

/// What is suggested of what is near, which stands here with the nearest first.
pub(super) fn chosen<'a>(found: &'a [Near], known: &Known) -> Vec<Row<'a>> {
    let is_open = |what: &Suggested| !known.settled.contains(&what.key());
    let mut links: Vec<Row> = Vec::new();
    let mut tags: Vec<(&str, Vec<Row>)> = Vec::new();
    for near in found {
        let (to, link) = (DocumentId(near.document), Suggested::Link(DocumentId(near.document)));
        let is_new = known.takes_links && !known.links.contains(&to) && is_open(&link);
        // A link would tell readers what a page is called that they may not open.
        let is_theirs = is_open_to_readers(known.readers.as_deref(), near.readers.as_deref());
        if near.nearness >= LINK_NEAR && is_new && is_theirs && links.len() < KEPT_MAX {
            links.push(Row { what: link, near });
        }
        let carried = near.tags.iter().filter(|tag| near.nearness >= TAG_NEAR && !known.tags.contains(*tag));
        for tag in carried {
            let what = Suggested::Tag(tag.clone());
            match tags.iter().position(|(of, _)| of == tag) {
                Some(place) if tags[place].1.len() < REASONS_MAX => tags[place].1.push(Row { what, near }),
                None if is_open(&what) && tags.len() < KEPT_MAX => tags.push((tag.as_str(), vec![Row { what, near }])),
                _ => {}
            }
        }
    }
    links.into_iter().chain(tags.into_iter().flat_map(|(_, rows)| rows)).collect()
}

#[cfg(test)]
#[path = "chosen_tests.rs"]
mod tests;
