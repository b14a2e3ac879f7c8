//! Two lists of leaves, what was sealed and what is there: where do they part, and which row is the cause? Pure.

use super::leaf::{Leaf, Place};
use std::collections::HashMap;
use uuid::Uuid;

/// Where two lists of leaves part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parting {
    /// A row stands in its place and says something else.
    Altered(Place),
    /// A row stands at another place than it did.
    Moved(Place),
    /// A row isn't in this batch any more.
    Gone(Place),
    /// A row stands here that was not sealed.
    Inserted(Place),
}

/// The first difference; `None` when the lists are the same.
pub fn first_difference(sealed: &[Leaf], found: &[Leaf]) -> Option<Parting> {
    let at = sealed.iter().zip(found).take_while(|(sealed, found)| sealed == found).count();
    let known: HashMap<Uuid, &Leaf> = sealed.iter().map(|leaf| (leaf.place.id, leaf)).collect();
    let there: HashMap<Uuid, &Leaf> = found.iter().map(|leaf| (leaf.place.id, leaf)).collect();
    match (sealed.get(at), found.get(at)) {
        (None, None) => None,
        (None, Some(stranger)) => Some(intruder(stranger, &known)),
        (Some(missing), None) => Some(absent(missing, &there)),
        (Some(expected), Some(actual)) if expected.place.id == actual.place.id => {
            Some(Parting::Altered(expected.place.clone()))
        }
        (Some(expected), Some(actual)) => Some(match there.get(&expected.place.id) {
            // The expected row is whole and only pushed on: the other one is the cause.
            Some(leaf) if *leaf == expected => intruder(actual, &known),
            Some(_) => absent(expected, &there),
            // Another id where as many rows follow: the id was changed.
            None if sealed.len() == found.len() && !known.contains_key(&actual.place.id) => {
                Parting::Altered(expected.place.clone())
            }
            None => absent(expected, &there),
        }),
    }
}

fn intruder(leaf: &Leaf, known: &HashMap<Uuid, &Leaf>) -> Parting {
    let place = leaf.place.clone();
    if known.contains_key(&place.id) { Parting::Moved(place) } else { Parting::Inserted(place) }
}

fn absent(leaf: &Leaf, there: &HashMap<Uuid, &Leaf>) -> Parting {
    let place = leaf.place.clone();
    if there.contains_key(&place.id) { Parting::Moved(place) } else { Parting::Gone(place) }
}

#[cfg(test)]
mod tests {
    use super::super::merkle;
    use super::*;

    fn leaf(id: u128, content: &str) -> Leaf {
        let place =
            Place { kind: "event".into(), id: Uuid::from_u128(id), tenant: None, stream: None, version: Some(1) };
        Leaf { place, hash: merkle::leaf(content.as_bytes()) }
    }

    fn four() -> Vec<Leaf> {
        (1..=4).map(|id| leaf(id, "as it was")).collect()
    }

    fn id_of(parting: Option<Parting>) -> (&'static str, u128) {
        match parting.expect("a difference") {
            Parting::Altered(place) => ("altered", place.id.as_u128()),
            Parting::Moved(place) => ("moved", place.id.as_u128()),
            Parting::Gone(place) => ("gone", place.id.as_u128()),
            Parting::Inserted(place) => ("inserted", place.id.as_u128()),
        }
    }

    #[test]
    fn the_same_lists_do_not_part() {
        assert_eq!(first_difference(&four(), &four()), None);
    }

    #[test]
    fn the_first_of_two_altered_rows_is_named() {
        let mut found = four();
        (found[1], found[3]) = (leaf(2, "changed"), leaf(4, "changed"));
        assert_eq!(id_of(first_difference(&four(), &found)), ("altered", 2));
    }

    #[test]
    fn a_row_that_is_gone_is_named() {
        for (at, id) in [(0, 1), (2, 3), (3, 4)] {
            let mut found = four();
            found.remove(at);
            assert_eq!(id_of(first_difference(&four(), &found)), ("gone", id));
        }
    }

    #[test]
    fn a_row_that_came_is_named_and_not_the_one_behind_it() {
        for at in [0, 2, 4] {
            let mut found = four();
            found.insert(at, leaf(9, "forged"));
            assert_eq!(id_of(first_difference(&four(), &found)), ("inserted", 9));
        }
    }

    #[test]
    fn a_row_that_was_moved_is_named_wherever_it_went() {
        for (from, to) in [(0, 2), (3, 1), (2, 3)] {
            let mut found = four();
            let moved = found.remove(from);
            found.insert(to, leaf(moved.place.id.as_u128(), "at another position"));
            assert_eq!(id_of(first_difference(&four(), &found)), ("moved", from as u128 + 1));
        }
    }

    #[test]
    fn a_row_with_another_id_is_the_row_that_it_was() {
        let mut found = four();
        found[2] = leaf(9, "as it was, but for the id");
        assert_eq!(id_of(first_difference(&four(), &found)), ("altered", 3));
    }
}
