//! Walking over the characters of a text.

use std::ops::Range;

/// Where values stand, in characters.
pub type Places = Vec<Range<usize>>;

/// Characters of the longest value, an address on the web.
const RUN_MAX: usize = 300;

/// The characters of a text.
pub struct Text(Vec<char>);

impl Text {
    pub fn of(text: &str) -> Self {
        Self(text.chars().collect())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The character at a place; a line break where there is none.
    pub fn at(&self, place: usize) -> char {
        self.0.get(place).copied().unwrap_or('\n')
    }

    /// The character before a place.
    pub fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or('\n', |place| self.at(place))
    }

    pub fn between(&self, place: &Range<usize>) -> String {
        self.0[place.clone()].iter().collect()
    }

    /// How many characters from a place on are of a kind. No value is longer than [`RUN_MAX`], so that a text of
    /// nothing but digits is still read in time.
    pub fn run(&self, from: usize, is: impl Fn(char) -> bool) -> usize {
        self.0.get(from..).map_or(0, |rest| rest.iter().take(RUN_MAX).take_while(|c| is(**c)).count())
    }

    /// Whether no word or number goes on to the left of a place.
    pub fn begins(&self, place: usize) -> bool {
        !self.before(place).is_alphanumeric()
    }

    /// Whether no word or number goes on from a place.
    pub fn ends(&self, place: usize) -> bool {
        !self.at(place).is_alphanumeric()
    }

    pub fn same_line(&self, from: usize, to: usize) -> bool {
        !self.0[from..to].contains(&'\n')
    }

    /// Whether a word stands at a place, in whatever case.
    pub fn says(&self, place: usize, word: &str) -> bool {
        let same = |c: char, other: char| c == other || c.to_lowercase().eq(other.to_lowercase());
        word.chars().zip(place..).all(|(c, place)| same(c, self.at(place)))
    }

    /// Where a label ends, wherever it stands as a word of its own.
    pub fn ends_of(&self, label: &str) -> Vec<usize> {
        let label = label.trim();
        let length = label.chars().count();
        let last_goes_on = label.chars().last().is_some_and(char::is_alphanumeric);
        let stands = |place: &usize| {
            self.begins(*place) && self.says(*place, label) && (!last_goes_on || self.ends(place + length))
        };
        if length == 0 { Vec::new() } else { (0..self.len()).filter(stands).map(|place| place + length).collect() }
    }

    /// Every place that a finder takes, one after the other: it says where a value that begins at a place ends.
    pub fn each(&self, end_of: impl Fn(usize) -> Option<usize>) -> Places {
        let (mut found, mut place) = (Vec::new(), 0);
        while place < self.len() {
            match end_of(place) {
                Some(end) => {
                    found.push(place..end);
                    place = end;
                }
                None => place += 1,
            }
        }
        found
    }
}

/// Those that share no character with any of the others.
pub fn apart(places: Places, others: &[Range<usize>]) -> Places {
    let free = |place: &Range<usize>| others.iter().all(|other| place.end <= other.start || other.end <= place.start);
    places.into_iter().filter(free).collect()
}
