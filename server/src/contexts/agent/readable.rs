//! Calls and events of an errand as people read them: operations by their titles, members by their names in the reader's
//! language. What no person can read stays in the JSON beside it.

use crate::tools::{event_member, event_title, find, members_of, title_of};
use domain::agent::{Errand, ErrandMember, Foreseen, Wish};
use domain::kernel::Aggregate;
use serde_json::{Map, Value};
use texts::Catalogue;

/// The arguments of a call of an operation, as far as people can read them.
pub(super) fn arguments(texts: &Catalogue, operation: &str, json: &str) -> Vec<ErrandMember> {
    let name = find(operation).map_or(operation, |tool| tool.name);
    let context = name.split('.').next().unwrap_or_default();
    match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(arguments)) => members(texts, context, &arguments),
        _ => Vec::new(),
    }
}

/// What an event of an errand says, and the title of the operation that it is about, where it names one.
pub(super) fn event(texts: &Catalogue, payload: &Value) -> (Option<String>, Vec<ErrandMember>) {
    let nothing = Map::new();
    let said = payload.as_object().unwrap_or(&nothing);
    let title = said.get("operation").and_then(Value::as_str).filter(|operation| !operation.is_empty());
    let title = title.map(|operation| title_of(texts, operation));
    let wishes = said.get("calls").and_then(Value::as_array).into_iter().flatten();
    let calls = wishes.filter_map(|wish| serde_json::from_value(wish.clone()).ok()).map(|wish| called(texts, wish));
    let mut all = members(texts, Errand::CONTEXT, said);
    all.extend(calls);
    (title, all)
}

/// What would happen, in the reader's language. What was kept without its members says them in its sentence, which stays as it
/// was written.
pub(super) fn foreseen(texts: &Catalogue, mut foreseen: Foreseen) -> Foreseen {
    for line in &mut foreseen.lines {
        let Some(members) = &mut line.members else { continue };
        line.text = event_title(texts, &line.kind);
        for member in members {
            member.name = event_member(texts, &line.kind, &member.name);
        }
    }
    foreseen
}

/// A call that was asked for: what people call the operation, with the arguments as they were written.
fn called(texts: &Catalogue, wish: Wish) -> ErrandMember {
    ErrandMember { name: title_of(texts, &wish.tool), value: wish.arguments }
}

fn members(texts: &Catalogue, context: &str, of: &Map<String, Value>) -> Vec<ErrandMember> {
    members_of(texts, context, of).into_iter().map(|(name, value)| ErrandMember { name, value }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::agent::ForeseenLine;
    use serde_json::json;
    use texts::Locale;

    #[test]
    fn what_was_thought_names_each_call_by_its_title() {
        let payload = json!({
            "said": "I add the team.", "count": 1,
            "calls": [{"id": "call_1", "tool": "tenancy_add_team", "arguments": "{\"name\":\"Spice buyers\"}"}],
        });
        let (title, members) = event(Catalogue::of(Locale::En), &payload);
        assert_eq!(title, None);
        let call = members.last().expect("a call");
        assert_eq!((call.name.as_str(), call.value.as_str()), ("Add a team", r#"{"name":"Spice buyers"}"#));
        let arabic = event(Catalogue::of(Locale::Ar), &json!({"call": 1, "operation": "tenancy.add_team"}));
        assert_eq!(arabic.0.as_deref(), Some("أضف فريقًا"));
        assert_eq!(arabic.1[0].name, "الاستدعاء");
    }

    #[test]
    fn what_would_happen_is_told_in_the_readers_language_whatever_the_senders_was() {
        let members = vec![ErrandMember { name: "name".into(), value: "Spice buyers".into() }];
        let (kind, thing) = ("TeamAdded".to_owned(), "Spice buyers".to_owned());
        let line = ForeseenLine { kind, thing, text: "A team was made".into(), members: Some(members) };
        let before = ForeseenLine { members: None, ..line.clone() };
        let seen = Foreseen { lines: vec![line, before.clone()], ..Foreseen::default() };
        let korean = foreseen(Catalogue::of(Locale::Ko), seen).lines;
        assert_eq!(korean[0].text, "팀이 만들어졌습니다");
        assert_eq!(korean[0].members, Some(vec![ErrandMember { name: "이름".into(), value: "Spice buyers".into() }]));
        assert_eq!(korean[1], before);
    }

    #[test]
    fn arguments_are_read_by_the_words_of_the_operations_context() {
        let written = r#"{"name":"Spice buyers","lead":{"a":1}}"#;
        let korean = arguments(Catalogue::of(Locale::Ko), "tenancy.add_team", written);
        let read: Vec<_> = korean.iter().map(|it| (it.name.as_str(), it.value.as_str())).collect();
        assert_eq!(read, [("이름", "Spice buyers")]);
        assert!(arguments(Catalogue::of(Locale::En), "tenancy.add_team", "not json").is_empty());
    }
}
