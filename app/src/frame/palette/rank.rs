//! How well something fits what was typed: its letters stand in the name in their order, and the closer together and the
//! nearer to the beginning of a word, the better.

use super::item::Item;

/// The most that is shown of pages and deeds, so that a list stays one that can be looked over.
const MOST: usize = 12;

/// A letter right after the one before, at the beginning of a word, at the beginning of all.
const NEXT: i32 = 6;
const WORD: i32 = 8;
const FIRST: i32 = 12;

/// Those that fit, the best first; of two that fit alike, the one that stood first.
pub(super) fn fitting(items: impl Iterator<Item = Item>, typed: &str) -> Vec<Item> {
    let mut fits: Vec<_> = items.filter_map(|item| Some((fit(&item.title, typed)?, item))).collect();
    fits.sort_by_key(|(fit, _)| -fit);
    fits.into_iter().take(MOST).map(|(_, item)| item).collect()
}

/// How well a name fits; none if it doesn't.
fn fit(name: &str, typed: &str) -> Option<i32> {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let typed: Vec<char> = typed.chars().flat_map(char::to_lowercase).filter(|it| !it.is_whitespace()).collect();
    let places = together(&name, &typed)
        .or_else(|| apart(&name, &typed, Where::Words))
        .or_else(|| apart(&name, &typed, Where::Anywhere))?;
    let mut before = None;
    let mut fit = 0;
    for place in places {
        fit += match place {
            0 => FIRST,
            _ if before == Some(place - 1) => NEXT,
            _ if begins_word(&name, place) => WORD,
            _ => 1,
        };
        before = Some(place);
    }
    // Of two that have it all, the shorter one is the nearer.
    Some(fit * 8 - i32::try_from(name.len().min(64)).unwrap_or_default())
}

/// The places of the letters where they stand one after the other; at the beginning of a word, if they do.
fn together(name: &[char], typed: &[char]) -> Option<Vec<usize>> {
    let stands = |at: &usize| name[*at..].starts_with(typed);
    let last = name.len().checked_sub(typed.len())?;
    let at = (0..=last).filter(stands).find(|at| begins_word(name, *at)).or_else(|| (0..=last).find(stands))?;
    Some((at..at + typed.len()).collect())
}

/// Where a letter that doesn't follow the one before is looked for first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Words,
    Anywhere,
}

/// The places of the letters in their order.
fn apart(name: &[char], typed: &[char], first: Where) -> Option<Vec<usize>> {
    let mut places: Vec<usize> = Vec::new();
    for letter in typed {
        let from = places.last().map_or(0, |last| last + 1);
        let is_it = |at: &usize| name[*at] == *letter;
        let mut words = (from..name.len()).filter(is_it).filter(|at| begins_word(name, *at));
        let next = (from..name.len()).find(is_it)?;
        let place = if next == from || first == Where::Anywhere { next } else { words.next().unwrap_or(next) };
        places.push(place);
    }
    Some(places)
}

fn begins_word(name: &[char], at: usize) -> bool {
    at == 0 || !name[at - 1].is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn better(typed: &str, one: &str, other: &str) {
        let (one_fit, other_fit) = (fit(one, typed), fit(other, typed));
        assert!(one_fit > other_fit, "{typed}: {one} {one_fit:?}, {other} {other_fit:?}");
    }

    #[test]
    fn what_begins_with_it_comes_before_what_has_it_somewhere() {
        better("te", "Tenants", "Create a plan for a tenant");
        better("plan", "Plans", "Explain a permission");
        better("name", "Rename a passkey", "Remove a membership");
        better("oat", "Open a tenant", "Organisation data");
    }

    #[test]
    fn letters_must_stand_there_in_their_order() {
        assert_eq!(fit("Tenants", "tnx"), None);
        assert_eq!(fit("Tenants", "st"), None);
        assert!(fit("Tenants", "tns").is_some());
        assert!(fit("المستأجرون", "مست").is_some());
        assert!(fit("Open a tenant", "open tenant").is_some(), "spaces are no letters");
    }

    #[test]
    fn nothing_typed_fits_everything() {
        assert!(fit("Tenants", "").is_some());
        assert!(fit("", "").is_some());
        assert_eq!(fit("", "a"), None);
    }
}
