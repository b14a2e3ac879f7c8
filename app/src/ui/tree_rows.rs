//! Which rows of a tree are seen, and how they stand to each other.

use std::collections::{BTreeMap, BTreeSet};

/// One thing in a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TreeItem {
    /// Unique in the tree.
    pub id: String,
    /// How many stand above it.
    pub depth: u32,
    /// What it is called.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Its icon.
    pub icon: &'static str,
    /// An icon at its end, and what that says.
    pub mark: Option<(&'static str, &'static str)>,
}

/// A row that is seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct SeenRow {
    pub item: TreeItem,
    /// Whether something stands below it.
    pub is_branch: bool,
    /// Its place among those beside it, from 1.
    pub place: usize,
    /// How many those are.
    pub count: usize,
}

/// What somebody has opened and closed, by id; anything else stands as it does at first.
pub type Toggled = BTreeMap<String, bool>;

/// The rows, each after the one that it stands below.
pub(super) struct TreeRows {
    rows: Vec<SeenRow>,
    /// Whether branches that nobody has touched are open.
    are_open: bool,
}

/// A tree with no more rows than these is open at first.
const OPEN_MAX: usize = 40;

impl TreeRows {
    /// The tree of these things, in their order.
    pub fn of(items: Vec<TreeItem>) -> Self {
        let are_open = items.len() <= OPEN_MAX;
        let is_branch = |at: usize| items.get(at + 1).is_some_and(|next| next.depth > items[at].depth);
        let branches: Vec<bool> = (0..items.len()).map(is_branch).collect();
        let mut rows: Vec<SeenRow> = items
            .into_iter()
            .zip(branches)
            .map(|(item, is_branch)| SeenRow { item, is_branch, place: 1, count: 1 })
            .collect();
        for at in 0..rows.len() {
            let beside = beside(&rows, at);
            if beside.first() == Some(&at) {
                let count = beside.len();
                for (place, row) in (1..).zip(beside) {
                    (rows[row].place, rows[row].count) = (place, count);
                }
            }
        }
        Self { rows, are_open }
    }

    /// The ids of those that this one stands below, the nearest last.
    pub fn above(&self, id: &str) -> Vec<String> {
        let Some(at) = self.rows.iter().position(|row| row.item.id == id) else { return Vec::new() };
        let mut depth = self.rows[at].item.depth;
        let mut above: Vec<String> = Vec::new();
        for row in self.rows[..at].iter().rev() {
            if row.item.depth < depth {
                depth = row.item.depth;
                above.push(row.item.id.clone());
            }
        }
        above.reverse();
        above
    }

    /// Whether a branch is open. Those above the current one are, unless somebody has closed them.
    pub fn is_open(&self, id: &str, toggled: &Toggled, above: &BTreeSet<String>) -> bool {
        toggled.get(id).copied().unwrap_or(self.are_open || above.contains(id))
    }

    /// The rows that no closed branch hides.
    pub fn seen(&self, toggled: &Toggled, above: &BTreeSet<String>) -> Vec<SeenRow> {
        let mut closed_at = None;
        let mut seen = Vec::new();
        for row in &self.rows {
            if closed_at.is_some_and(|depth| row.item.depth > depth) {
                continue;
            }
            closed_at = (row.is_branch && !self.is_open(&row.item.id, toggled, above)).then_some(row.item.depth);
            seen.push(row.clone());
        }
        seen
    }
}

/// The places of those that stand beside a row, itself among them, from it on and as far as it is the first.
fn beside(rows: &[SeenRow], at: usize) -> Vec<usize> {
    let depth = rows[at].item.depth;
    let is_first = rows[..at].iter().rev().take_while(|row| row.item.depth >= depth).all(|row| row.item.depth > depth);
    if !is_first {
        return Vec::new();
    }
    let level = rows[at..].iter().take_while(|row| row.item.depth >= depth).enumerate();
    level.filter(|(_, row)| row.item.depth == depth).map(|(further, _)| at + further).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(rows: &[(&str, u32)]) -> TreeRows {
        let item = |(id, depth): &(&str, u32)| TreeItem {
            id: (*id).to_owned(),
            depth: *depth,
            text: (*id).to_owned(),
            href: String::new(),
            icon: "file",
            mark: None,
        };
        TreeRows::of(rows.iter().map(item).collect())
    }

    fn ids(rows: &[SeenRow]) -> Vec<&str> {
        rows.iter().map(|row| row.item.id.as_str()).collect()
    }

    const ROWS: [(&str, u32); 6] = [("a", 0), ("a1", 1), ("a11", 2), ("a2", 1), ("b", 0), ("b1", 1)];

    #[test]
    fn a_closed_branch_hides_all_below_it() {
        let tree = tree(&ROWS);
        let none = BTreeSet::new();
        assert_eq!(ids(&tree.seen(&Toggled::new(), &none)), ["a", "a1", "a11", "a2", "b", "b1"]);
        let closed = Toggled::from([("a".to_owned(), false)]);
        assert_eq!(ids(&tree.seen(&closed, &none)), ["a", "b", "b1"]);
        let within = Toggled::from([("a1".to_owned(), false)]);
        assert_eq!(ids(&tree.seen(&within, &none)), ["a", "a1", "a2", "b", "b1"]);
    }

    #[test]
    fn a_great_tree_is_closed_but_for_the_way_to_the_current_one() {
        let mut rows: Vec<(String, u32)> = ROWS.iter().map(|(id, depth)| ((*id).to_owned(), *depth)).collect();
        rows.extend((0..OPEN_MAX).map(|number| (format!("c{number}"), 0)));
        let rows: Vec<(&str, u32)> = rows.iter().map(|(id, depth)| (id.as_str(), *depth)).collect();
        let tree = tree(&rows);
        let above: BTreeSet<String> = tree.above("a11").into_iter().collect();
        assert_eq!(above, ["a", "a1"].map(str::to_owned).into());
        assert_eq!(ids(&tree.seen(&Toggled::new(), &above))[..5], ["a", "a1", "a11", "a2", "b"]);
        assert_eq!(ids(&tree.seen(&Toggled::new(), &BTreeSet::new()))[..2], ["a", "b"]);
    }

    #[test]
    fn each_row_knows_its_place_among_those_beside_it() {
        let rows = tree(&ROWS).seen(&Toggled::new(), &BTreeSet::new());
        let places: Vec<_> = rows.iter().map(|row| (row.place, row.count)).collect();
        assert_eq!(places, [(1, 2), (1, 2), (1, 1), (2, 2), (2, 2), (1, 1)]);
        let branches: Vec<_> = rows.iter().map(|row| row.is_branch).collect();
        assert_eq!(branches, [true, true, false, false, true, false]);
    }

    #[test]
    fn what_stands_above_is_told_from_the_beginning() {
        assert_eq!(tree(&ROWS).above("a11"), ["a", "a1"]);
        assert!(tree(&ROWS).above("b").is_empty() && tree(&ROWS).above("x").is_empty());
    }
}
