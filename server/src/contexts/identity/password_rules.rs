//! What a new password must be: hard to guess (NIST SP 800-63B §3.1.1.2: no rules of composition, but a list of known
//! ones). The estimate of `zxcvbn` knows the passwords that everybody tries, words, names, dates and keyboards, and what
//! belongs to the person themselves.

use crate::Stop;
use crate::computing::compute;
use domain::Refusal;
use zxcvbn::feedback::{Feedback, Warning};
use zxcvbn::{Score, zxcvbn};

/// Beyond 10⁸ guesses: safe where attempts are limited and the stored hash is slow.
const SCORE_MIN: Score = Score::Three;

/// So many letters and digits a password has beside the person's own words.
const REST_MIN: usize = 8;

/// Refuses a password that is easily guessed. `field` is its member's name; name and address are the person's.
///
/// # Errors
/// `validation_failed` with the reason as the field's code.
pub(super) async fn check_new(field: &'static str, password: &str, name: &str, email: &str) -> Result<(), Stop> {
    let (password, own) = (password.to_owned(), own_words(name, email));
    let weak = compute(move || weakness(&password, &own)).await.map_err(Stop::defect)?;
    weak.map_or(Ok(()), |code| Err(Refusal::invalid_field(field, code).into()))
}

/// What somebody who knows the person tries first.
fn own_words(name: &str, email: &str) -> Vec<String> {
    let local = email.split('@').next().unwrap_or_default();
    let parts = name.split_whitespace().chain(local.split(|c: char| !c.is_alphanumeric()));
    parts.chain([name, local, email]).map(str::to_lowercase).filter(|word| word.chars().count() > 2).collect()
}

/// Why it is weak, as a code of the catalogue.
fn weakness(password: &str, own: &[String]) -> Option<&'static str> {
    let lower = password.to_lowercase();
    // The estimate adds for every sign between two names, where somebody who knows the person adds nothing.
    let rest = own.iter().fold(lower.clone(), |rest, word| rest.replace(word.as_str(), ""));
    let says_own = rest != lower;
    if says_own && rest.chars().filter(|c| c.is_alphanumeric()).count() < REST_MIN {
        return Some("password_own_words");
    }
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let rated = zxcvbn(password, &own);
    if rated.score() >= SCORE_MIN {
        return None;
    }
    Some(match rated.feedback().and_then(Feedback::warning) {
        _ if says_own => "password_own_words",
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => "password_known",
        Some(Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess) => {
            "password_keys"
        }
        Some(
            Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | Warning::SequencesLikeAbcAreEasyToGuess,
        ) => "password_repeats",
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => "password_dates",
        _ => "password_weak",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(password: &str) -> Option<&'static str> {
        weakness(password, &own_words("Lina Haddad", "lina.haddad@aurora.example"))
    }

    #[test]
    fn what_everybody_tries_is_refused_with_its_reason() {
        for (password, code) in [
            ("password1234", "password_known"),
            ("qwertyuiop[]", "password_keys"),
            ("aaaaaaaaaaaaaaaa", "password_repeats"),
            ("abcabcabcabc", "password_repeats"),
            ("linahaddad2026", "password_own_words"),
            ("Lina.Haddad!!", "password_own_words"),
        ] {
            assert_eq!(said(password), Some(code), "{password}");
        }
    }

    #[test]
    fn phrases_and_random_ones_are_fine() {
        for password in
            ["correct horse battery staple", "Vf9-mQ2t7Lx!", "Portico-demo-2026", "호랑이가 담배 피우던 시절"]
        {
            assert_eq!(said(password), None, "{password}");
        }
    }
}
