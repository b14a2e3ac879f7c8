//! Digits with something between them, as people write long numbers.

use super::letters::stands_alone;

/// Digits from a place on, by groups.
pub(super) struct RunOfDigits {
    /// All of them.
    pub digits: Vec<u8>,
    /// Each group: how many digits there are up to its end, and the place after its last one.
    groups: Vec<(usize, usize)>,
}

/// The beginning of a run: its digits, the sizes of its groups, and where it ends.
pub(super) struct Beginning<'a> {
    pub digits: &'a [u8],
    pub sizes: Vec<usize>,
    pub to: usize,
}

impl RunOfDigits {
    /// At most so many digits from here on, with at most `gap` of these separators between two groups.
    pub fn read(text: &[char], from: usize, most: usize, (separators, gap): (&[char], usize)) -> Self {
        let (mut digits, mut groups, mut place, mut between) = (Vec::new(), Vec::new(), from, 0);
        while let Some(c) = text.get(place) {
            if let Some(digit) = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
                if digits.len() == most {
                    break;
                }
                digits.push(digit);
                between = 0;
                if !text.get(place + 1).is_some_and(char::is_ascii_digit) {
                    groups.push((digits.len(), place + 1));
                }
            } else if separators.contains(c) && between < gap {
                between += 1;
            } else {
                break;
            }
            place += 1;
        }
        Self { digits, groups }
    }

    /// The run up to the end of each of its groups, the longest first, where that stands by itself.
    pub fn beginnings<'a>(&'a self, text: &'a [char], from: usize) -> impl Iterator<Item = Beginning<'a>> {
        (0..self.groups.len()).rev().filter_map(move |last| {
            let (count, to) = self.groups[last];
            let mut before = 0;
            let sizes = self.groups[..=last].iter().map(|(count, _)| count - core::mem::replace(&mut before, *count));
            let sizes = sizes.collect();
            stands_alone(text, from, to).then(|| Beginning { digits: &self.digits[..count], sizes, to })
        })
    }
}
