//! JSON from the server, read in one way only: each way is compiled for every type.

use domain::Refusal;
use serde::de::DeserializeOwned;

/// The value that a text of JSON holds.
///
/// # Errors
/// `unreadable_answer` with the parser's reason.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, Refusal> {
    serde_json::from_str(json).map_err(unreadable)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn unreadable(why: serde_json::Error) -> Refusal {
    Refusal::new(502, "unreadable_answer").with("why", why.to_string())
}
