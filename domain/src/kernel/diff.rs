//! What differs between two texts, line by line: the longest common run of lines stays, everything else comes or goes.

use crate::words;
use serde::{Deserialize, Serialize};

/// Lines that are compared one with each other, between what both texts begin and end with. Where there are more of them, all
/// of those of the one go, and all of those of the other come.
const LINES_MAX: usize = 1_500;

words! {
    /// What became of a line.
    Difference {
        /// It stayed.
        Same = "same",
        /// It is gone.
        Gone = "gone",
        /// It is new.
        New = "new",
    }
}

/// A line, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DiffLine {
    /// What became of it.
    pub is: Difference,
    /// The line.
    pub text: String,
}

/// The lines of both texts, each with what became of it.
pub fn difference(before: &str, after: &str) -> Vec<DiffLine> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let head = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let rests = before[head..].iter().rev().zip(after[head..].iter().rev());
    let tail = rests.take_while(|(one, other)| one == other).count();
    let middle = (&before[head..before.len() - tail], &after[head..after.len() - tail]);
    let mut lines = all(Difference::Same, &before[..head]);
    if middle.0.len() > LINES_MAX || middle.1.len() > LINES_MAX {
        lines.extend(all(Difference::Gone, middle.0));
        lines.extend(all(Difference::New, middle.1));
    } else {
        compare(middle.0, middle.1, &mut lines);
    }
    lines.extend(all(Difference::Same, &before[before.len() - tail..]));
    lines
}

fn compare(before: &[&str], after: &[&str], lines: &mut Vec<DiffLine>) {
    let common = lengths(before, after);
    let (mut from, mut to) = (0, 0);
    while from < before.len() && to < after.len() {
        if before[from] == after[to] {
            lines.push(line(Difference::Same, before[from]));
            (from, to) = (from + 1, to + 1);
        } else if common[from + 1][to] >= common[from][to + 1] {
            lines.push(line(Difference::Gone, before[from]));
            from += 1;
        } else {
            lines.push(line(Difference::New, after[to]));
            to += 1;
        }
    }
    lines.extend(all(Difference::Gone, &before[from..]));
    lines.extend(all(Difference::New, &after[to..]));
}

fn line(is: Difference, text: &str) -> DiffLine {
    DiffLine { is, text: text.to_owned() }
}

fn all(is: Difference, texts: &[&str]) -> Vec<DiffLine> {
    texts.iter().map(|text| line(is, text)).collect()
}

/// How many lines the rests from each pair of places on have in common.
fn lengths(before: &[&str], after: &[&str]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0_u16; after.len() + 1]; before.len() + 1];
    for from in (0..before.len()).rev() {
        for to in (0..after.len()).rev() {
            common[from][to] = match before[from] == after[to] {
                true => common[from + 1][to + 1] + 1,
                false => common[from + 1][to].max(common[from][to + 1]),
            };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> String {
        let sign = |line: &DiffLine| match line.is {
            Difference::Same => format!(" {}", line.text),
            Difference::Gone => format!("-{}", line.text),
            Difference::New => format!("+{}", line.text),
        };
        difference(before, after).iter().map(sign).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_stays_comes_and_goes_is_told_in_order() {
        assert_eq!(told("a\nb\nc", "a\nx\nc\nd"), " a|-b|+x| c|+d");
        assert_eq!(told("", "a"), "+a");
        assert_eq!(told("a", ""), "-a");
        assert_eq!(told("a\nb", "a\nb"), " a| b");
        assert_eq!(told("a\na", "a"), " a|-a", "what both begin and end with isn't told twice");
    }

    #[test]
    fn both_texts_can_be_read_back_from_the_difference() {
        let long = |from: usize, to: usize| (from..to).map(|it| it.to_string()).collect::<Vec<_>>().join("\n");
        let (many, others) = (long(0, LINES_MAX + 9), long(7, LINES_MAX + 20));
        let texts = ["", "one", "one\ntwo\nthree", "two\none\ntwo", "three\n\none", many.as_str(), others.as_str()];
        for (before, after) in texts.iter().flat_map(|before| texts.iter().map(move |after| (before, after))) {
            let lines = difference(before, after);
            let side = |left_out: Difference| {
                let kept = lines.iter().filter(|line| line.is != left_out);
                kept.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
            };
            assert_eq!((side(Difference::New), side(Difference::Gone)), ((*before).to_owned(), (*after).to_owned()));
        }
    }
}
