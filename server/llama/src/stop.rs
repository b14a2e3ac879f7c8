//! Texts that end an answer, found even when they come in pieces.

/// Watches a stream of text for stop strings, and holds back what might become one.
#[derive(Debug)]
pub(crate) struct StopStrings<'a> {
    stops: &'a [String],
    held: String,
}

/// What a further piece of text came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scan {
    /// The text that is safe to show by now.
    Going(String),
    /// The answer ends here, with this last text before the stop string.
    Stopped(String),
}

impl<'a> StopStrings<'a> {
    /// `stops` holds no empty string: every answer would end before it begins.
    pub(crate) fn new(stops: &'a [String]) -> Self {
        Self { stops, held: String::new() }
    }

    pub(crate) fn push(&mut self, text: &str) -> Scan {
        self.held.push_str(text);
        if let Some(start) = self.stops.iter().filter_map(|stop| self.held.find(stop)).min() {
            self.held.truncate(start);
            return Scan::Stopped(std::mem::take(&mut self.held));
        }
        let undecided = self.stops.iter().map(|stop| overlap(&self.held, stop)).max().unwrap_or(0);
        let rest = self.held.split_off(self.held.len() - undecided);
        Scan::Going(std::mem::replace(&mut self.held, rest))
    }

    /// What was held back, once no further text can complete a stop string.
    pub(crate) fn rest(&mut self) -> String {
        std::mem::take(&mut self.held)
    }
}

/// Bytes at the end of `text` that `stop` begins with.
fn overlap(text: &str, stop: &str) -> usize {
    let starts = stop.char_indices().map(|(end, _)| end).rev();
    starts.into_iter().find(|&end| text.ends_with(&stop[..end])).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    /// Feeds `text` in pieces of `size` characters; gives what was shown and whether it stopped.
    fn shown(text: &str, stops: &[String], size: usize) -> (String, bool) {
        let mut strings = StopStrings::new(stops);
        let mut shown = String::new();
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(size) {
            match strings.push(&piece.iter().collect::<String>()) {
                Scan::Going(text) => shown += &text,
                Scan::Stopped(text) => return (shown + &text, true),
            }
        }
        (shown + &strings.rest(), false)
    }

    #[test]
    fn a_stop_string_is_found_however_it_is_cut() {
        let stops = stops(&["\n\nUser:", "结束"]);
        for size in 1..12 {
            assert_eq!(shown("Yes.\n\nUser: no", &stops, size), ("Yes.".to_owned(), true));
            assert_eq!(shown("好的结束了", &stops, size), ("好的".to_owned(), true));
            assert_eq!(shown("One\n\nUse 结", &stops, size), ("One\n\nUse 结".to_owned(), false));
        }
    }

    #[test]
    fn a_start_inside_a_false_start_counts() {
        let stops = stops(&["aab"]);
        for size in 1..6 {
            assert_eq!(shown("xaaab", &stops, size), ("xa".to_owned(), true));
        }
    }

    #[test]
    fn the_earliest_of_several_wins() {
        assert_eq!(shown("one two three", &stops(&["three", "two"]), 20), ("one ".to_owned(), true));
    }

    #[test]
    fn nothing_is_held_back_without_need() {
        let stops = stops(&["###"]);
        let mut strings = StopStrings::new(&stops);
        assert_eq!(strings.push("a#"), Scan::Going("a".to_owned()));
        assert_eq!(strings.push("b"), Scan::Going("#b".to_owned()));
        assert_eq!(StopStrings::new(&[]).push("all"), Scan::Going("all".to_owned()));
    }
}
