//! What a key that was pressed means to the frame. A key is a letter of the Latin alphabet by what it types, or where
//! the keyboard types another script, by where it stands.

/// After the first letter of a pair, the second is waited for so long.
const PAIR_MS: f64 = 1_500.0;
/// The letter that begins a pair.
const FIRST: char = 'g';

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// The palette is asked for.
    Palette,
    /// The search is asked for.
    Search,
    /// Help is asked for.
    Help,
    /// The first letter of a pair.
    Began,
    /// The second letter of a pair.
    GoTo(char),
}

/// What `key`, at the place `code`, means. `held`: whether the command key is; none if another one is, that changes the
/// meaning. Then whether single keys mean something here, when a pair began, and what time it is.
pub(super) fn pressed(
    key: &str,
    code: &str,
    held: Option<bool>,
    (is_single, began_ms, now_ms): (bool, Option<f64>, f64),
) -> Option<Pressed> {
    let letter = letter(key, code);
    if held? {
        return (letter == Some('k')).then_some(Pressed::Palette);
    }
    if !is_single {
        return None;
    }
    if began_ms.is_some_and(|began| now_ms - began < PAIR_MS) {
        return letter.map(Pressed::GoTo);
    }
    match key {
        "?" | "؟" | "？" => Some(Pressed::Help),
        "/" => Some(Pressed::Search),
        _ => (letter == Some(FIRST)).then_some(Pressed::Began),
    }
}

/// The Latin letter of a key.
fn letter(key: &str, code: &str) -> Option<char> {
    let mut typed = key.chars();
    match (typed.next(), typed.next()) {
        (Some(letter), None) if letter.is_ascii() => Some(letter).filter(char::is_ascii_alphabetic),
        _ => code.strip_prefix("Key").and_then(|rest| rest.chars().next()),
    }
    .map(|letter| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(key: &str, code: &str) -> Option<Pressed> {
        pressed(key, code, Some(false), (true, None, 10_000.0))
    }

    #[test]
    fn the_command_key_and_k_ask_for_the_palette_even_while_somebody_types() {
        let held = Some(true);
        assert_eq!(pressed("k", "KeyK", held, (false, None, 0.0)), Some(Pressed::Palette));
        assert_eq!(pressed("ن", "KeyK", held, (true, None, 0.0)), Some(Pressed::Palette), "on an Arabic keyboard");
        assert_eq!(pressed("j", "KeyJ", held, (true, None, 0.0)), None);
        assert_eq!(pressed("k", "KeyK", None, (true, None, 0.0)), None, "with Alt it is another key");
    }

    #[test]
    fn single_keys_mean_something_where_nobody_types() {
        assert_eq!(alone("?", "Slash"), Some(Pressed::Help));
        assert_eq!(alone("؟", "Slash"), Some(Pressed::Help));
        assert_eq!(alone("/", "Slash"), Some(Pressed::Search));
        assert_eq!(alone("g", "KeyG"), Some(Pressed::Began));
        assert_eq!(alone("ㅎ", "KeyG"), Some(Pressed::Began), "on a Korean keyboard");
        assert_eq!(alone("x", "KeyX"), None);
        assert_eq!(pressed("?", "Slash", Some(false), (false, None, 0.0)), None);
        assert_eq!(pressed("g", "KeyG", Some(false), (false, None, 0.0)), None);
    }

    #[test]
    fn the_second_letter_of_a_pair_leads_somewhere_while_it_is_waited_for() {
        let second = |began, now| pressed("t", "KeyT", Some(false), (true, Some(began), now));
        assert_eq!(second(1_000.0, 1_400.0), Some(Pressed::GoTo('t')));
        assert_eq!(second(1_000.0, 3_000.0), None, "too late");
        assert_eq!(pressed("Shift", "ShiftLeft", Some(false), (true, Some(0.0), 1.0)), None);
    }
}
