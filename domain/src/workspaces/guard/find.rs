//! All personal data in a text. What one rule has taken, no other takes.

use super::PiiKind;
use super::{card, email, iban, ip_address, national_id, phone};

/// A piece of a text, by the places of its letters.
pub(super) struct Found {
    pub kind: PiiKind,
    pub from: usize,
    pub to: usize,
}

/// Where what begins at a place ends, if anything of the kind does.
type Finder = fn(&[char], usize) -> Option<usize>;

/// What has a checksum comes before what has none.
const FINDERS: [(PiiKind, Finder); 6] = [
    (PiiKind::Email, email::ends),
    (PiiKind::Iban, iban::ends),
    (PiiKind::NationalId, national_id::ends),
    (PiiKind::Card, card::ends),
    (PiiKind::IpAddress, ip_address::ends),
    (PiiKind::Phone, phone::ends),
];

/// Everything that is known by its form.
pub(super) fn find(text: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    look(text, 0, &mut found);
    found
}

/// Looks through a part of a text that begins at `offset`. Where something is found, what stands before and after it are
/// texts of their own, as they are once it is masked: so nothing can be found in a masked text.
fn look(text: &[char], offset: usize, found: &mut Vec<Found>) {
    let (mut done, mut from) = (0, 0);
    while from < text.len() {
        let rest = &text[done..];
        let first = FINDERS.iter().find_map(|(kind, ends)| Some((*kind, ends(rest, from - done)? + done)));
        let Some((kind, to)) = first else {
            from += 1;
            continue;
        };
        look(&text[done..from], offset + done, found);
        found.push(Found { kind, from: offset + from, to: offset + to });
        (done, from) = (to, to);
    }
}
