//! The tree of a thread's turns. A turn has a higher number than the one that it follows, so a tree has no circles.

/// A turn and the one that it follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnPlace {
    /// Its number, from 1.
    pub turn: u32,
    /// The turn that it follows; `None` at a beginning.
    pub parent: Option<u32>,
}

/// The turns that are read together: from a beginning over `at` to the newest turn below it. Without `at`, or where there
/// is no such turn, it is the path to the newest turn of all. `turns` are in their order.
pub fn path(turns: &[TurnPlace], at: Option<u32>) -> Vec<u32> {
    let at = at.filter(|at| turns.iter().any(|place| place.turn == *at));
    let paths = turns.iter().rev().map(|place| ancestors(turns, place.turn));
    let mut through = paths.filter(|path| at.is_none_or(|at| path.contains(&at)));
    through.next().unwrap_or_default()
}

/// The turns that stand in the same place as this one, itself among them, oldest first: versions of one question.
pub fn siblings(turns: &[TurnPlace], turn: u32) -> Vec<u32> {
    let Some(own) = turns.iter().find(|place| place.turn == turn) else { return Vec::new() };
    turns.iter().filter(|place| place.parent == own.parent).map(|place| place.turn).collect()
}

/// From a beginning to this turn.
fn ancestors(turns: &[TurnPlace], turn: u32) -> Vec<u32> {
    let parent = |turn: &u32| {
        let at = turns.binary_search_by_key(turn, |place| place.turn).ok()?;
        turns[at].parent.filter(|parent| parent < turn)
    };
    let mut path: Vec<u32> = std::iter::successors(Some(turn), parent).collect();
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places of turns 1, 2, 3 … that follow these; 0 is a beginning.
    fn turns(parents: &[u32]) -> Vec<TurnPlace> {
        let parent = |parent: &u32| (*parent > 0).then_some(*parent);
        (1..).zip(parents).map(|(turn, follows)| TurnPlace { turn, parent: parent(follows) }).collect()
    }

    #[test]
    fn one_turn_after_the_other_is_one_path() {
        assert_eq!(path(&turns(&[0, 1, 2]), None), [1, 2, 3]);
        assert_eq!(path(&turns(&[0, 1, 2]), Some(1)), [1, 2, 3], "it goes on below the turn that is named");
        assert_eq!(path(&[], None), [0; 0]);
    }

    #[test]
    fn the_newest_branch_is_read_unless_another_is_named() {
        // 1 → 2 → 3, then 2 was asked otherwise (4) and went on (5).
        let tree = turns(&[0, 1, 2, 1, 4]);
        assert_eq!(path(&tree, None), [1, 4, 5]);
        assert_eq!(path(&tree, Some(2)), [1, 2, 3]);
        assert_eq!(path(&tree, Some(4)), [1, 4, 5]);
        assert_eq!(path(&tree, Some(1)), [1, 4, 5]);
        assert_eq!(path(&tree, Some(9)), [1, 4, 5], "a turn that isn't there names no branch");
    }

    #[test]
    fn versions_of_a_question_stand_in_the_same_place() {
        let tree = turns(&[0, 1, 1, 0, 1]);
        assert_eq!(siblings(&tree, 3), [2, 3, 5]);
        assert_eq!(siblings(&tree, 1), [1, 4], "a first question has versions too");
        assert_eq!(siblings(&tree, 9), [0; 0]);
    }

    #[test]
    fn every_turn_stands_on_its_own_path_and_every_path_begins_at_a_beginning() {
        for seed in 0..200_u32 {
            // Each turn follows an earlier one or none, by a small generator of our own.
            let mut number = seed;
            let parents: Vec<u32> = (0..12)
                .map(|before| {
                    number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (number >> 16) % (before + 1)
                })
                .collect();
            let tree = turns(&parents);
            for place in &tree {
                let path = path(&tree, Some(place.turn));
                assert!(path.contains(&place.turn), "{parents:?}: {path:?}");
                assert_eq!(tree[path[0] as usize - 1].parent, None, "{parents:?}: {path:?}");
                let follows = path.windows(2).all(|two| tree[two[1] as usize - 1].parent == Some(two[0]));
                assert!(follows, "{parents:?}: {path:?}");
                let last = path[path.len() - 1];
                assert!(tree.iter().all(|other| other.parent != Some(last)), "a path goes to its end: {path:?}");
                assert!(siblings(&tree, place.turn).contains(&place.turn));
            }
        }
    }
}
