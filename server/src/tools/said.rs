//! What machines call and what events say, in words for people: operations by their titles, members by what files and screens
//! call them.

use super::{PreviewLine, find};
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

/// Of each type of event whose words its members are, and where the texts have it.
static EVENTS: LazyLock<BTreeMap<&'static str, (&'static str, String)>> =
    LazyLock::new(|| events().into_iter().map(|event| (event.name, (event.set.context, event.text_key()))).collect());

/// What people call an operation, or the tool of that name on the wire, in the reader's language; of what nobody knows, what was
/// written.
pub fn title_of(texts: &Catalogue, operation: &str) -> String {
    let tool = find(operation);
    let name = tool.map_or(operation, |tool| tool.name);
    let deed = texts.label(&format!("deeds.{}", name.replace('.', "__")));
    let title = || tool.map_or(operation, |tool| tool.title.as_str());
    deed.unwrap_or_else(title).to_owned()
}

/// Members that people can read, each by its name in the reader's language and its value as text. `context`: whose words they
/// are.
pub fn members_of(texts: &Catalogue, context: &str, members: &Map<String, Value>) -> Vec<(String, String)> {
    plain(members).map(|(name, value)| (named(texts, context, name), value)).collect()
}

/// What an event of this type means, in the reader's language; the type itself where the texts have none.
pub fn event_title(texts: &Catalogue, kind: &str) -> String {
    let what = EVENTS.get(kind).and_then(|(_, key)| texts.named(key)).map(|key| texts.text(key));
    what.filter(|text| !text.is_empty()).unwrap_or(kind).to_owned()
}

/// What a member of an event of this type is called, in the reader's language.
pub fn event_member(texts: &Catalogue, kind: &str, member: &str) -> String {
    named(texts, EVENTS.get(kind).map_or("", |(context, _)| *context), member)
}

/// Members that people can read, by their own names.
fn plain(members: &Map<String, Value>) -> impl Iterator<Item = (&str, String)> {
    members.iter().filter_map(|(name, value)| {
        let value = match value {
            // An id says nothing to people.
            Value::String(text) if !text.is_empty() && Uuid::parse_str(text).is_err() => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(is) => is.to_string(),
            _ => return None,
        };
        Some((name.as_str(), value))
    })
}

/// What a member is called everywhere, or in files, or on the context's screens; else its own name, taken apart.
fn named(texts: &Catalogue, context: &str, member: &str) -> String {
    let snake = snake(member);
    let subjects = ["members", "columns", context];
    let label = subjects.into_iter().find_map(|subject| texts.label(&format!("{subject}.{snake}")));
    label.map_or_else(|| snake.replace('_', " "), str::to_owned)
}

/// The event in a line. Of an event in another tenant nothing but its type is said.
pub(super) fn line(event: Stored, caller: &Caller) -> PreviewLine {
    let texts = caller.texts();
    let is_own = caller.actor.as_ref().is_none_or(|actor| actor.tenant_id == event.tenant);
    let short: String = event.stream.simple().to_string().chars().take(8).collect();
    let unnamed = format!("{} {short}", event.stream_type.replace('_', " "));
    let envelope = outward(event);
    let what = event_title(texts, &envelope.kind);
    let nothing = Map::new();
    let members = envelope.payload.as_object().filter(|_| is_own).unwrap_or(&nothing);
    let name = NAMES.iter().find_map(|name| members.get(*name)?.as_str()).filter(|name| !name.is_empty());
    let said = said(texts, &envelope.context, members);
    PreviewLine {
        kind: envelope.kind.clone(),
        thing: name.map_or(unnamed, cut),
        text: if said.is_empty() { what } else { format!("{what} ({said})") },
        members: plain(members).take(MEMBERS).map(|(name, value)| (name.to_owned(), cut(&value))).collect(),
    }
}

/// The first members, as `name: value`.
fn said(texts: &Catalogue, context: &str, members: &Map<String, Value>) -> String {
    let first = members_of(texts, context, members).into_iter().take(MEMBERS);
    first.map(|(name, value)| format!("{name}: {}", cut(&value))).collect::<Vec<_>>().join("; ")
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
        let said = said(Catalogue::of(Locale::En), "tenancy", members.as_object().unwrap());
        assert!(said.contains("Administrator: lina@example.org") && said.contains("active: true"), "{said}");
        assert!(
            !said.contains("parts") && !said.contains("by:") && said.contains('…') && said.chars().count() < 300,
            "{said}"
        );
    }

    #[test]
    fn members_are_named_in_the_readers_language() {
        let email = "lina@example.org";
        let members = json!({"name": "Harbour", "adminEmail": email, "timeZone": "Asia/Dubai", "reason": "Late"});
        let members = members.as_object().unwrap();
        let arabic = said(Catalogue::of(Locale::Ar), "tenancy", members);
        assert!(arabic.contains("الاسم: Harbour") && arabic.contains("السبب: Late"), "{arabic}");
        for locale in [Locale::Ar, Locale::Zh, Locale::Ko] {
            for (name, _) in members_of(Catalogue::of(locale), "tenancy", members) {
                assert!(!name.contains(|letter: char| letter.is_ascii_alphabetic()), "{name} in {locale:?}");
            }
        }
        // Whatever an errand's events say is named everywhere.
        for event in events().into_iter().filter(|event| event.set.context == "agent") {
            let example = domain::catalogue::plain(event.example.clone());
            for (name, _) in members_of(Catalogue::of(Locale::Ar), "agent", example.as_object().unwrap()) {
                assert!(!name.contains(|letter: char| letter.is_ascii_alphabetic()), "{name} of {}", event.name);
            }
        }
    }

    #[test]
    fn operations_are_called_by_their_titles() {
        let arabic = title_of(Catalogue::of(Locale::Ar), "tenancy.add_team");
        assert!(!arabic.contains(|letter: char| letter.is_ascii_alphabetic()), "{arabic}");
        assert_eq!(title_of(Catalogue::of(Locale::Ar), "tenancy_add_team"), arabic);
        // A list has no deed, and what a model made up no title.
        assert_eq!(title_of(Catalogue::of(Locale::En), "tenancy.teams"), "Teams");
        assert_eq!(title_of(Catalogue::of(Locale::Ar), "tenancy.conjure"), "tenancy.conjure");
    }
}
