//! What differs between two texts, line by line: the longest common run of lines stays, everything else comes or goes.

/// Lines that are compared; beyond them nobody reads a difference.
const LINES_MAX: usize = 600;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It stayed.
    Same,
    /// It is gone.
    Gone,
    /// It is new.
    New,
}

/// A line, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// What became of it.
    pub is: Difference,
    /// The line.
    pub text: String,
}

/// The lines of both texts, each with what became of it.
pub fn difference(before: &str, after: &str) -> Vec<DiffLine> {
    let before: Vec<&str> = before.lines().take(LINES_MAX).collect();
    let after: Vec<&str> = after.lines().take(LINES_MAX).collect();
    let common = lengths(&before, &after);
    let (mut from, mut to, mut lines) = (0, 0, Vec::new());
    let line = |is, text: &str| DiffLine { is, text: text.to_owned() };
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
    lines.extend(before[from..].iter().map(|text| line(Difference::Gone, text)));
    lines.extend(after[to..].iter().map(|text| line(Difference::New, text)));
    lines
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
    }

    #[test]
    fn both_texts_can_be_read_back_from_the_difference() {
        let texts = ["", "one", "one\ntwo\nthree", "two\none\ntwo", "three\n\none"];
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
