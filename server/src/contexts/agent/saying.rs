//! What the installation says where it plans by itself, in the language of whoever sent the agent. Nothing in it is made up:
//! names of tools, what tools answered, and passages of documents.

use domain::agent::{CallStage, ErrandCall};
use serde_json::Value;
use texts::{Catalogue, keys};

/// Rows of a list that are named.
const ROWS: usize = 10;
/// Members by which people know a row, the best first.
const NAMES: &[&str] = &["name", "title", "text", "subject", "email", "number", "id"];

/// Which tool was chosen.
pub(super) fn chosen(texts: &Catalogue, title: &str) -> String {
    texts.fill(keys::agent::SAID_CHOSEN, &[("tool", title)])
}

/// That nothing fits, and what could have been meant.
pub(super) fn nothing_fits(texts: &Catalogue, could: &[String]) -> String {
    let said = texts.text(keys::agent::SAID_NOTHING_FITS).to_owned();
    could.iter().fold(said, |said, title| format!("{said}\n- {title}"))
}

/// Passages of documents, each under its words with the title.
pub(super) fn of_documents<'a>(texts: &Catalogue, quotes: impl Iterator<Item = (String, &'a str)>) -> String {
    let said = texts.text(keys::agent::SAID_OF_DOCUMENTS).to_owned();
    quotes.fold(said, |said, (text, title)| {
        let quote = text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n");
        format!("{said}\n\n{quote}\n\n— {title}")
    })
}

/// What came of a call.
pub(super) fn came_of(texts: &Catalogue, call: &ErrandCall) -> String {
    let of = [("tool", call.title.as_str())];
    match call.stage {
        CallStage::Made => match &call.code {
            Some(code) => texts.fill(keys::agent::SAID_FAILED, &[of[0], ("code", code.as_str())]),
            None => texts.fill(keys::agent::SAID_DONE, &of) + &rows(&call.result),
        },
        CallStage::Declined => texts.fill(keys::agent::SAID_DECLINED, &of),
        CallStage::Refused => texts.fill(keys::agent::SAID_REFUSED, &of),
        CallStage::Planned | CallStage::Waiting | CallStage::Cleared => String::new(),
    }
}

/// The rows of a list by their names.
fn rows(result: &str) -> String {
    let Ok(result) = serde_json::from_str::<Value>(result) else { return String::new() };
    let list = result.as_array().or_else(|| result["data"].as_array());
    let named = list.into_iter().flatten().filter_map(|row| NAMES.iter().find_map(|name| row[*name].as_str()));
    named.take(ROWS).fold(String::new(), |said, name| format!("{said}\n- {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_told_by_the_names_of_its_rows() {
        assert_eq!(rows(r#"{"data": [{"id": "1", "name": "Buyers"}, {"title": "Cooks"}, {}]}"#), "\n- Buyers\n- Cooks");
        assert_eq!(rows(r#"[{"id": "7"}]"#), "\n- 7");
        assert_eq!(rows("{\"data\": [{\"na"), "", "what was cut off isn't read");
        assert_eq!(rows(r#"{"id": "7"}"#), "");
    }
}
