//! Lines that stayed, went and came, as pairs that stand beside each other.

use domain::kernel::{DiffLine, Difference};

/// Lines around a change that are shown although they stayed.
const AROUND: usize = 3;

/// Two lines beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// At both sides.
    Same(String),
    /// Gone at the one side, new at the other; either may be missing.
    Changed(Option<String>, Option<String>),
    /// So many that stayed are left out.
    Left(usize),
}

impl Pair {
    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        !matches!(self, Self::Changed(..))
    }
}

/// The lines in pairs: what went stands beside what came in its place. Long runs that stayed are left out but for the lines around
/// what changed.
pub(super) fn pairs(lines: Vec<DiffLine>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for line in lines {
        match line.is {
            Difference::Gone => gone.push(line.text),
            Difference::New => new.push(line.text),
            Difference::Same => {
                settle(&mut pairs, &mut gone, &mut new);
                pairs.push(Pair::Same(line.text));
            }
        }
    }
    settle(&mut pairs, &mut gone, &mut new);
    folded(pairs)
}

/// What went and what came since the last line that stayed.
fn settle(pairs: &mut Vec<Pair>, gone: &mut Vec<String>, new: &mut Vec<String>) {
    let count = gone.len().max(new.len());
    let (mut gone, mut new) = (gone.drain(..), new.drain(..));
    pairs.extend((0..count).map(|_| Pair::Changed(gone.next(), new.next())));
}

fn folded(pairs: Vec<Pair>) -> Vec<Pair> {
    let changed: Vec<usize> = (0..pairs.len()).filter(|place| !pairs[*place].is_same()).collect();
    if changed.is_empty() {
        return pairs;
    }
    let is_near = |place: usize| {
        let after = changed.partition_point(|it| *it < place.saturating_sub(AROUND));
        changed.get(after).is_some_and(|it| *it <= place + AROUND)
    };
    let mut out = Vec::new();
    for (place, pair) in pairs.into_iter().enumerate() {
        match (is_near(place), out.last_mut()) {
            (true, _) => out.push(pair),
            (false, Some(Pair::Left(count))) => *count += 1,
            (false, _) => out.push(Pair::Left(1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<DiffLine> {
        let line = |line: &str| {
            let is = match &line[..1] {
                "-" => Difference::Gone,
                "+" => Difference::New,
                _ => Difference::Same,
            };
            DiffLine { is, text: line[1..].to_owned() }
        };
        text.split('|').map(line).collect()
    }

    #[test]
    fn what_went_stands_beside_what_came() {
        let some = |text: &str| Some(text.to_owned());
        let expected = [
            Pair::Same("a".into()),
            Pair::Changed(some("b"), some("x")),
            Pair::Changed(some("c"), None),
            Pair::Same("d".into()),
            Pair::Changed(None, some("e")),
        ];
        assert_eq!(pairs(lines(" a|-b|-c|+x| d|+e")), expected);
    }

    #[test]
    fn long_runs_that_stayed_are_left_out() {
        let same = [" s"; 10].join("|");
        let told = pairs(lines(&format!("{same}|-b|{same}")));
        assert_eq!((told.first(), told.last()), (Some(&Pair::Left(7)), Some(&Pair::Left(7))));
        assert_eq!(told.len(), 1 + AROUND + 1 + AROUND + 1);
        let all_same = pairs(lines(&same));
        assert!(all_same.len() == 10 && all_same.iter().all(Pair::is_same));
    }
}
