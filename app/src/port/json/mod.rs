//! JSON, read in one way only and by a reader of our own: whatever reads is compiled for every type that is read, and what
//! `serde_json` has beside it (fractions in words, structures as lists, places by line) was a tenth of the main module.

mod fault;
mod reader;
#[cfg(test)]
mod reader_tests;
mod text;

use domain::Refusal;
use fault::Fault;
use serde::de::DeserializeOwned;
use text::Text;

/// The value that a text of JSON holds.
///
/// # Errors
/// `unreadable_answer` with the reader's reason.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, Refusal> {
    let mut text = Text::new(json);
    match T::deserialize(&mut text) {
        Ok(value) => text.end().map_err(|why| unreadable(&why, &text)).map(|()| value),
        Err(why) => Err(unreadable(&why, &text)),
    }
}

fn unreadable(why: &Fault, text: &Text<'_>) -> Refusal {
    Refusal::new(502, "unreadable_answer").with("why", format_args!("{why}, at byte {}", text.at()))
}
