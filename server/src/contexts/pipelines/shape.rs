//! Picks, joins, turns over or counts what another step gave.

use super::fill::{Seen, shown};
use domain::Refusal;
use domain::pipelines::Step;
use serde_json::{Value, json};

/// Parts of a list that are looked at, unless told.
const ITEMS: usize = 1_000;

/// What a shaping step gives: `value` in its own shape, `text` of it, and how many parts it has.
///
/// # Errors
/// What a reference can't be put in for; `not_a_list` where parts are looked for in what has none.
pub(super) fn shape(step: &Step, seen: &Seen<'_>) -> Result<Value, Refusal> {
    // The step's own fields were put in as text; the value that a reference stands for keeps its shape.
    let from = from_of(step, seen)?;
    let limit = step.setting("limit").and_then(|limit| limit.trim().parse().ok()).unwrap_or(ITEMS).min(ITEMS);
    match step.setting("shape").unwrap_or("pick") {
        "count" => {
            let count = count_of(&from);
            Ok(json!({"text": count.to_string(), "value": count, "count": count}))
        }
        "join" => {
            let between = step.setting("between").unwrap_or("\n");
            let parts = each(step, seen, &from, limit)?;
            let (count, text) = (parts.len(), parts.join(between));
            Ok(json!({"text": text, "value": text, "count": count}))
        }
        "each" => {
            let parts = each(step, seen, &from, limit)?;
            Ok(json!({"text": parts.join("\n"), "value": parts, "count": parts.len()}))
        }
        _ => Ok(json!({"text": shown(&from), "value": from, "count": count_of(&from)})),
    }
}

fn from_of(step: &Step, seen: &Seen<'_>) -> Result<Value, Refusal> {
    seen.whole(step.setting("from").unwrap_or_default())
}

fn each(step: &Step, seen: &Seen<'_>, from: &Value, limit: usize) -> Result<Vec<String>, Refusal> {
    let items = from.as_array().ok_or_else(|| Refusal::new(422, "not_a_list"))?;
    let text = |item: &Value| match step.setting("each") {
        Some(template) => seen.at(item).text(template),
        None => Ok(shown(item)),
    };
    items.iter().take(limit).map(text).collect()
}

fn count_of(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::pipelines::StepKind;
    use std::collections::BTreeMap;

    fn given(step: &Step) -> Result<Value, Refusal> {
        let input = json!({"names": ["Lina", "Wei"], "one": {"a": 1}});
        let none = BTreeMap::new();
        shape(step, &Seen { input: &input, steps: &none, run: &Value::Null, item: None })
    }

    fn of(shape: &str, from: &str) -> Step {
        Step::new("s", StepKind::Shape).with("shape", shape).with("from", from)
    }

    #[test]
    fn lists_are_joined_turned_over_and_counted() {
        let joined = given(&of("join", "{{input.names}}").with("between", ", ").with("each", "Dear {{item}}")).unwrap();
        assert_eq!(joined["text"], "Dear Lina, Dear Wei");
        let each = given(&of("each", "{{input.names}}").with("each", "{{item}}!").with("limit", "1")).unwrap();
        assert_eq!((&each["value"], &each["count"]), (&json!(["Lina!"]), &json!(1)));
        assert_eq!(given(&of("count", "{{input.names}}")).unwrap()["value"], 2);
        assert_eq!(given(&of("pick", "{{input.one}}")).unwrap()["value"], json!({"a": 1}));
        assert_eq!(&*given(&of("join", "{{input.one}}")).unwrap_err().code, "not_a_list");
    }
}
