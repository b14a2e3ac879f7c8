//! An event that would happen, in words.

use super::PreviewLine;
use crate::gateway::Caller;
use crate::store::{Stored, outward};
use domain::catalogue::events;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use texts::Catalogue;
use uuid::Uuid;

/// Letters of one member's value.
const VALUE_LETTERS: usize = 120;
/// Members that are shown.
const MEMBERS: usize = 8;
/// Members that name a thing, the first that is there.
const NAMES: [&str; 4] = ["name", "title", "subject", "email"];

/// Where the texts have a type of event.
static KEYS: LazyLock<BTreeMap<&'static str, String>> =
    LazyLock::new(|| events().into_iter().map(|event| (event.name, event.text_key())).collect());

/// The event in a line. Of an event in another tenant nothing but its type is said.
pub(super) fn line(event: Stored, caller: &Caller) -> PreviewLine {
    let texts = caller.texts();
    let is_own = caller.actor.as_ref().is_none_or(|actor| actor.tenant_id == event.tenant);
    let short: String = event.stream.simple().to_string().chars().take(8).collect();
    let unnamed = format!("{} {short}", event.stream_type.replace('_', " "));
    let envelope = outward(event);
    let what = KEYS.get(envelope.kind.as_str()).and_then(|key| texts.named(key)).map(|key| texts.text(key));
    let what = what.filter(|text| !text.is_empty()).unwrap_or(&envelope.kind).to_owned();
    let nothing = Map::new();
    let members = envelope.payload.as_object().filter(|_| is_own).unwrap_or(&nothing);
    let name = NAMES.iter().find_map(|name| members.get(*name)?.as_str()).filter(|name| !name.is_empty());
    let said = said(members, texts);
    PreviewLine {
        kind: envelope.kind.clone(),
        thing: name.map_or(unnamed, cut),
        text: if said.is_empty() { what } else { format!("{what}: {said}") },
    }
}

/// The members that people can read, as `name: value`.
fn said(members: &Map<String, Value>, texts: &Catalogue) -> String {
    let plain = members.iter().filter_map(|(name, value)| {
        let value = match value {
            // An id says nothing to people.
            Value::String(text) if !text.is_empty() && Uuid::parse_str(text).is_err() => cut(text),
            Value::Number(number) => number.to_string(),
            Value::Bool(is) => is.to_string(),
            _ => return None,
        };
        let snake = snake(name);
        let label = texts.named(&format!("columns.{snake}")).map(|key| texts.text(key).to_owned());
        Some(format!("{}: {value}", label.unwrap_or_else(|| snake.replace('_', " "))))
    });
    plain.take(MEMBERS).collect::<Vec<_>>().join("; ")
}

fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let kept: String = letters.by_ref().take(VALUE_LETTERS).collect();
    if letters.next().is_some() { kept + "…" } else { kept }
}

fn snake(camel: &str) -> String {
    let hump = |letter: char| {
        let low = letter.to_ascii_lowercase();
        if letter.is_ascii_uppercase() { format!("_{low}") } else { low.to_string() }
    };
    camel.chars().map(hump).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use texts::Locale;

    #[test]
    fn plain_members_are_said_and_long_ones_cut() {
        let by = Uuid::nil().to_string();
        let long = "x".repeat(500);
        let members = json!({"adminEmail": "lina@example.org", "active": true, "parts": [1], "by": by, "text": long});
        let said = said(members.as_object().unwrap(), Catalogue::of(Locale::En));
        assert!(said.contains("admin email: lina@example.org") && said.contains("active: true"), "{said}");
        assert!(
            !said.contains("parts") && !said.contains("by:") && said.contains('…') && said.chars().count() < 300,
            "{said}"
        );
    }
}
