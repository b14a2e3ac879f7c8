//! Where the words of a question stand in a passage.

use super::fold::composed;
use super::lexemes::{held, terms};
use super::words::{Run, RunKind, runs};
use domain::platform::Mark;
use std::collections::HashSet;

/// Where words of the question stand in the text, in whatever form, and where signs of it do; none overlaps another.
pub(super) fn marks(question: &str, text: &str) -> Vec<Mark> {
    let sought: HashSet<String> = terms(question).into_iter().flatten().collect();
    let mut stretches: Vec<_> = runs(text).iter().flat_map(|run| within(run, &sought)).collect();
    stretches.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => joined.push((from, to)),
        }
    }
    joined.into_iter().map(|(from, to)| Mark { start: count(from), length: count(to - from) }).collect()
}

/// From and to which character of the text a run is meant.
fn within(run: &Run, sought: &HashSet<String>) -> Vec<(usize, usize)> {
    if run.kind != RunKind::Signs {
        let is_meant = held(run).iter().any(|lexeme| sought.contains(lexeme));
        return is_meant.then_some((run.from, run.from + run.text.len())).into_iter().collect();
    }
    let signs = composed(&run.text);
    // What changes its length when it is composed has no places of its own any more.
    if signs.len() != run.text.len() {
        return Vec::new();
    }
    let stretches = [1, 2].into_iter().flat_map(|length| signs.windows(length).enumerate());
    let meant = stretches.filter(|(_, signs)| sought.contains(&signs.iter().collect::<String>()));
    meant.map(|(at, signs)| (run.from + at, run.from + at + signs.len())).collect()
}

fn count(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(question: &str, text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let cut =
            |mark: Mark| letters[mark.start as usize..(mark.start + mark.length) as usize].iter().collect::<String>();
        marks(question, text).into_iter().map(cut).collect()
    }

    #[test]
    fn words_are_marked_in_whatever_form() {
        assert_eq!(marked("one sack", "Sacks, and a sack."), ["Sacks", "sack"]);
        assert_eq!(marked("السلامه", "مسؤول السَّلامة هو"), ["السَّلامة"]);
        assert_eq!(marked("AF-CUM-210", "See AF-CUM-210"), ["AF-CUM-210"]);
        assert!(marked("the", "nothing like it").is_empty());
    }

    #[test]
    fn neighbouring_signs_are_marked_as_one() {
        assert_eq!(marked("水分标准", "验收标准：水分不超过"), ["标准", "水分"]);
        assert_eq!(marked("반품은 며칠", "14일 안에 반품할 수"), ["반품"]);
    }
}
