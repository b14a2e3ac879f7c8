//! How the installation fills a tool in by itself: from what stands in the request to the letter. What it can't find there it
//! doesn't make up; then the tool isn't called.

use crate::integrations::models::extract;
use domain::models::{Field, FieldKind};
use serde_json::{Map, Value, json};

/// Pairs of quotation marks, as people of our languages write them.
const QUOTES: &[(char, char)] =
    &[('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』'), ('《', '》')];
/// Words after which a name stands up to the end of the sentence.
const CALLED: &[&str] = &[" called ", " named ", " titled ", "名为", "叫做", "باسم ", "اسمه ", "اسمها "];
/// Members that take the words which somebody put in quotation marks.
const WORDY: &[&str] =
    &["name", "title", "subject", "label", "text", "body", "prompt", "note", "search", "description"];

/// The arguments of a tool with this JSON Schema, out of a request; `None` where something that it needs isn't said.
pub(super) fn filled(input: &Value, request: &str) -> Option<Value> {
    let root = input;
    let needed: Vec<&str> = input["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut quoted = quoted(request).into_iter();
    let mut arguments = Map::new();
    let empty = Map::new();
    let members = input["properties"].as_object().unwrap_or(&empty);
    // What is needed first: it has the first choice among the words.
    let in_order = needed.iter().copied().filter_map(|name| members.get_key_value(name));
    let others = members.iter().filter(|(name, _)| !needed.contains(&name.as_str()));
    for (name, schema) in in_order.chain(others) {
        let value = word_of(schema, root, request)
            .or_else(|| shaped(name, request))
            .or_else(|| WORDY.contains(&name.as_str()).then(|| quoted.next()).flatten().map(Value::from));
        if let Some(value) = value {
            arguments.insert(name.clone(), value);
        }
    }
    needed.iter().all(|name| arguments.contains_key(*name)).then_some(Value::Object(arguments))
}

/// What stands in quotation marks, or after a word that says that a name comes; in order.
fn quoted(request: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = request;
    while let Some((at, open)) = rest.char_indices().find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c)) {
        let after = &rest[at + open.len_utf8()..];
        let closes = |c: char| QUOTES.iter().any(|(from, to)| *from == open && *to == c);
        let Some(end) = after.find(closes) else { break };
        found.push(after[..end].trim().to_owned());
        rest = after[end..].chars().next().map_or("", |close| &after[end + close.len_utf8()..]);
    }
    if found.is_empty() {
        let after = CALLED.iter().find_map(|word| request.split_once(word)).map(|(_, after)| after);
        let name =
            after.map(|after| after.split(['.', ',', '。', '，', '?', '!', '\n']).next().unwrap_or(after).trim());
        found.extend(name.map(str::to_owned));
    }
    found.retain(|text| !text.is_empty());
    found
}

/// One of the words that a member may be, where the request says it.
fn word_of(schema: &Value, root: &Value, request: &str) -> Option<Value> {
    let request = request.to_lowercase();
    let said = |word: &str| {
        let word = word.replace('_', " ").to_lowercase();
        word.chars().count() > 2
            && request
                .split(|c: char| !c.is_alphanumeric() && c != ' ')
                .any(|part| format!(" {part} ").contains(&format!(" {word} ")))
    };
    words(schema, root, 0).into_iter().find(|word| said(word)).map(Value::from)
}

/// The words that a schema lists, through its references.
fn words(schema: &Value, root: &Value, depth: u8) -> Vec<String> {
    if depth > 4 {
        return Vec::new();
    }
    if let Some(target) = schema["$ref"].as_str().and_then(|at| at.strip_prefix('#')).and_then(|at| root.pointer(at)) {
        return words(target, root, depth + 1);
    }
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    let mut found: Vec<String> = listed.collect();
    found.extend(schema["const"].as_str().map(str::to_owned));
    for key in ["oneOf", "anyOf"] {
        for part in schema[key].as_array().into_iter().flatten() {
            found.extend(words(part, root, depth + 1));
        }
    }
    found
}

/// What is known by its shape, for members that are called after it.
fn shaped(name: &str, request: &str) -> Option<Value> {
    let lower = name.to_lowercase();
    if lower == "id" || lower.ends_with("id") {
        let words = request.split(|c: char| c.is_whitespace() || "(),;\"'/".contains(c));
        return words.filter_map(|word| uuid::Uuid::try_parse(word.trim_matches('.')).ok()).map(|id| json!(id)).next();
    }
    let kind = if lower.contains("email") {
        FieldKind::Email
    } else if lower.contains("phone") {
        FieldKind::Phone
    } else if lower.ends_with("url") || lower == "website" {
        FieldKind::Url
    } else {
        return None;
    };
    let found = extract(request, &[Field { name: name.to_owned(), kind, after: None }]);
    found.into_iter().next().map(|found| Value::from(found.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team() -> Value {
        json!({
            "type": "object",
            "properties": {"name": {"type": "string"}, "description": {"type": ["string", "null"]}},
            "required": ["name"]
        })
    }

    #[test]
    fn a_name_is_taken_to_the_letter_in_every_language() {
        for request in [
            "Add a team \"Spice buyers\"",
            "Add a team called Spice buyers.",
            "أضف فريقًا باسم «Spice buyers»",
            "新建团队「Spice buyers」",
            "“Spice buyers” 팀을 만들어 주세요",
        ] {
            assert_eq!(filled(&team(), request), Some(json!({"name": "Spice buyers"})), "{request}");
        }
    }

    #[test]
    fn what_is_needed_and_not_said_is_not_made_up() {
        assert_eq!(filled(&team(), "Add a team"), None);
        assert_eq!(filled(&json!({"type": "object", "properties": {}}), "Which teams are there?"), Some(json!({})));
    }

    #[test]
    fn addresses_ids_and_listed_words_are_known_by_their_shape() {
        let input = json!({
            "properties": {
                "email": {"type": "string"},
                "role": {"$ref": "#/$defs/Role"},
                "teamId": {"type": "string"}
            },
            "required": ["email", "role"],
            "$defs": {"Role": {"oneOf": [{"const": "client_user"}, {"const": "owner"}]}}
        });
        let id = "01920000-0000-7000-8000-0000000000a1";
        let request = format!("Invite sami@aurora.example as client user into {id}");
        let told = filled(&input, &request).expect("all is said");
        assert_eq!(told, json!({"email": "sami@aurora.example", "role": "client_user", "teamId": id}));
        assert_eq!(filled(&input, "Invite somebody as owner"), None);
    }
}
