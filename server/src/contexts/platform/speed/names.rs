//! Names that somebody outside chooses, only so many of them: whoever invents more is counted under one.

use crate::contexts::platform::defects::OTHER;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The names of a day.
#[derive(Default)]
pub(super) struct Names {
    day: NaiveDate,
    known: BTreeSet<String>,
}

impl Names {
    /// The name as it is counted on a day on which so many are told apart.
    pub(super) fn counted(&mut self, day: NaiveDate, name: &str, most: usize) -> String {
        if self.day != day {
            *self = Self { day, known: BTreeSet::new() };
        }
        if name.is_empty() || self.known.contains(name) {
            return name.to_owned();
        }
        if self.known.len() >= most {
            return OTHER.to_owned();
        }
        self.known.insert(name.to_owned());
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_bound_names_are_one_until_the_next_day() {
        let (mut names, day) = (Names::default(), NaiveDate::default());
        let mut counted = |day, name| names.counted(day, name, 2);
        assert_eq!([counted(day, "a"), counted(day, "b"), counted(day, "c")], ["a", "b", OTHER]);
        assert_eq!([counted(day, "a"), counted(day, "")], ["a", ""]);
        let next = day.succ_opt().expect("a next day");
        assert_eq!(counted(next, "c"), "c");
    }
}
