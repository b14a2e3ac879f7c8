//! What stands in the arguments of a call: whatever a model wrote there, at whatever depth.

use crate::kernel::rules;
use serde_json::Value;
use uuid::Uuid;

/// Letters of the arguments of one call at most, written as JSON.
const LETTERS_MAX: usize = 64_000;
/// The length of an id with its hyphens, and without.
const ID_LENGTHS: [usize; 2] = [36, 32];

/// Every text in the arguments, with the place where it stands: `members[2].name`. The names of members are texts too.
pub fn texts(arguments: &Value) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    gather(arguments, String::new(), &mut found);
    found
}

fn gather<'a>(value: &'a Value, place: String, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => found.push((place, text)),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                gather(item, format!("{place}[{number}]"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let below = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                found.push((below.clone(), name));
                gather(member, below, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Every id that the arguments name, alone or within a longer text, with its place; each once.
pub fn ids(arguments: &Value) -> Vec<(String, Uuid)> {
    let mut found: Vec<(String, Uuid)> = Vec::new();
    for (place, text) in texts(arguments) {
        for id in ids_in(text) {
            if !found.iter().any(|(_, known)| *known == id) {
                found.push((place.clone(), id));
            }
        }
    }
    found
}

fn ids_in(text: &str) -> impl Iterator<Item = Uuid> {
    // What an id would be read from, however it is wrapped, is found within the text as well.
    ID_LENGTHS.into_iter().flat_map(move |length| {
        let pieces = (0..text.len()).filter_map(move |from| text.get(from..from + length));
        pieces.filter(|piece| piece.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')).filter_map(|piece| {
            let has_hyphens = piece.len() == ID_LENGTHS[0];
            Uuid::try_parse(piece).ok().filter(|_| has_hyphens == piece.contains('-'))
        })
    })
}

/// The domains of the mail addresses that the arguments name, in small letters, each with its place.
pub fn mail_domains(arguments: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (place, text) in texts(arguments) {
        let text = text.replace('\u{FF20}', "@");
        for word in text.split(|c: char| c.is_whitespace() || "<>()[]{},;:\"'|\\/?&=".contains(c)) {
            let word = word.trim_matches(|c: char| c == '.' || c == '!');
            let domain = word.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
            if let Some(domain) = domain.filter(|_| rules::email(word, &()).is_ok()) {
                found.push((place.clone(), domain));
            }
        }
    }
    found
}

/// The values of a member by its path, `budget.tokens`; of lists, those of every item.
pub fn values_at<'a>(arguments: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut here = vec![arguments];
    for name in path.split('.') {
        here = here.into_iter().flat_map(items).filter_map(|value| value.get(name)).collect();
    }
    here.into_iter().flat_map(items).collect()
}

/// The items of a list at whatever depth, or else the value itself.
fn items(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().flat_map(items).collect(),
        one => vec![one],
    }
}

/// Whether this can be the arguments of an operation: an object, and none of endless size.
pub fn are_sound(arguments: &Value) -> bool {
    arguments.is_object() && arguments.to_string().chars().count() <= LETTERS_MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ID: &str = "01920000-0000-7000-8000-0000000000a1";

    fn places(arguments: &Value) -> Vec<String> {
        ids(arguments).into_iter().map(|(place, _)| place).collect()
    }

    #[test]
    fn an_id_is_found_wherever_and_however_it_is_written() {
        for hidden in [
            ID.to_owned(),
            ID.to_uppercase(),
            ID.replace('-', ""),
            format!("urn:uuid:{ID}"),
            format!("{{{ID}}}"),
            format!("see /client/teams/{ID}?tab=1"),
            format!("团队{ID}的成员"),
            format!(" {ID}\n"),
        ] {
            assert_eq!(places(&json!({"a": [{"b": hidden}]})), ["a[0].b"], "{hidden}");
            assert_eq!(places(&json!({ (hidden.clone()): true })), [hidden]);
        }
    }

    #[test]
    fn what_is_no_id_is_none() {
        let none = json!({"name": "Spice-trade 01920000-0000-7000", "number": 7, "flag": true, "nothing": null,
                          "hex": "deadbeef", "words": "-".repeat(36)});
        assert!(ids(&none).is_empty());
    }

    #[test]
    fn an_id_counts_once_at_its_first_place() {
        assert_eq!(places(&json!({"a": ID, "b": ID})), ["a"]);
    }

    #[test]
    fn mail_addresses_are_found_in_the_middle_of_texts() {
        let arguments = json!({
            "email": "Lina@Aurora.example",
            "note": ["write to <eve@Evil.example>, or mailto:mallory@evil.example.", "mallory＠evil.example"]
        });
        let domains: Vec<_> = mail_domains(&arguments).into_iter().map(|(_, domain)| domain).collect();
        assert_eq!(domains, ["aurora.example", "evil.example", "evil.example", "evil.example"]);
        assert!(mail_domains(&json!({"name": "us @ home", "handle": "@lina"})).is_empty());
    }

    #[test]
    fn values_are_found_by_their_path_through_lists() {
        let arguments = json!({"lines": [{"amount": 1}, {"amount": [2, 3]}, {}], "amount": 9});
        assert_eq!(values_at(&arguments, "lines.amount"), [&json!(1), &json!(2), &json!(3)]);
        assert_eq!(values_at(&arguments, "amount"), [&json!(9)]);
        assert_eq!(values_at(&arguments, "lines.none"), Vec::<&Value>::new());
    }

    #[test]
    fn arguments_are_an_object_of_bounded_size() {
        assert!(are_sound(&json!({})));
        for wrong in [json!([]), json!("x"), json!(null), json!({"a": "x".repeat(LETTERS_MAX)})] {
            assert!(!are_sound(&wrong));
        }
    }
}
