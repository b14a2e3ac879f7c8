//! What is selected of a page of a list. No screen here, so that it can be tried out.

use std::collections::BTreeSet;

/// A row that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its id.
    pub id: String,
    /// What people call it, for the result that names what failed.
    pub name: String,
}

/// What is selected of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picked {
    page: Vec<Pick>,
    chosen: BTreeSet<String>,
    last: Option<String>,
}

impl Picked {
    /// Another page: what isn't on it is selected no more, so that nobody acts on what they don't see.
    pub fn turn_to(&mut self, page: Vec<Pick>) {
        self.chosen.retain(|id| page.iter().any(|pick| pick.id == *id));
        self.page = page;
        self.last = None;
    }

    /// Selects a row, or no longer. `through`: and every row between it and the one before.
    pub fn toggle(&mut self, id: &str, through: bool) {
        let place = |id: &str| self.page.iter().position(|pick| pick.id == id);
        let Some(to) = place(id) else { return };
        let from = self.last.as_deref().and_then(place).filter(|_| through).unwrap_or(to);
        let is_on = !self.chosen.contains(id);
        for pick in &self.page[from.min(to)..=from.max(to)] {
            if is_on {
                self.chosen.insert(pick.id.clone());
            } else {
                self.chosen.remove(&pick.id);
            }
        }
        self.last = Some(id.to_owned());
    }

    /// As [`Self::toggle`], of the row at that place of the page, counted from zero.
    pub fn toggle_at(&mut self, place: usize, through: bool) {
        if let Some(id) = self.page.get(place).map(|pick| pick.id.clone()) {
            self.toggle(&id, through);
        }
    }

    /// Selects the whole page, or nothing where it is selected already.
    pub fn toggle_page(&mut self) {
        if self.is_whole() {
            self.clear();
        } else {
            self.chosen = self.page.iter().map(|pick| pick.id.clone()).collect();
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.chosen.clear();
        self.last = None;
    }

    /// Whether a row is selected.
    pub fn has(&self, id: &str) -> bool {
        self.chosen.contains(id)
    }

    /// How many are selected.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// Whether all are.
    pub fn is_whole(&self) -> bool {
        !self.page.is_empty() && self.chosen.len() == self.page.len()
    }

    /// The selected rows, in the order of the page.
    pub fn picks(&self) -> Vec<Pick> {
        self.page.iter().filter(|pick| self.has(&pick.id)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(ids: &[&str]) -> Picked {
        let page = ids.iter().map(|id| Pick { id: (*id).to_owned(), name: id.to_uppercase() }).collect();
        Picked { page, ..Picked::default() }
    }

    fn names(picked: &Picked) -> String {
        picked.picks().into_iter().map(|pick| pick.name).collect()
    }

    #[test]
    fn a_row_is_selected_and_no_longer() {
        let mut picked = page(&["a", "b", "c"]);
        picked.toggle("c", false);
        picked.toggle("a", false);
        assert_eq!(names(&picked), "AC", "in the order of the page");
        picked.toggle("c", false);
        assert_eq!(names(&picked), "A");
        picked.toggle("x", false);
        assert_eq!(picked.count(), 1, "what isn't on the page can't be selected");
    }

    #[test]
    fn a_range_goes_from_the_last_row_to_this_one_either_way() {
        let mut picked = page(&["a", "b", "c", "d"]);
        picked.toggle("c", true);
        assert_eq!(names(&picked), "C", "there is no last row yet");
        picked.toggle("a", true);
        assert_eq!(names(&picked), "ABC");
        picked.toggle("b", true);
        assert_eq!(names(&picked), "C", "and away again");
        picked.toggle_at(3, true);
        assert_eq!(names(&picked), "BCD", "the same by its place");
        picked.toggle_at(9, false);
        assert_eq!(picked.count(), 3, "what isn't on the page can't be selected");
    }

    #[test]
    fn the_page_is_selected_whole_then_not_at_all() {
        let mut picked = page(&["a", "b"]);
        picked.toggle("b", false);
        picked.toggle_page();
        assert!(picked.is_whole());
        picked.toggle_page();
        assert_eq!(picked.count(), 0);
        assert!(!page(&[]).is_whole());
    }

    #[test]
    fn another_page_keeps_what_stands_on_both() {
        let mut picked = page(&["a", "b"]);
        picked.toggle_page();
        picked.turn_to(page(&["b", "c"]).page);
        assert_eq!(names(&picked), "B");
    }
}
