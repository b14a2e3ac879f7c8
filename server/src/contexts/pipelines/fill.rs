//! What references stand for, in a run: one pass, so that what a step gave is never read as references again.

use domain::Refusal;
use domain::pipelines::{Part, Reference, Root, parts};
use serde_json::Value;
use std::collections::BTreeMap;

/// Characters that one text may come to.
const CHARS_MAX: usize = 100_000;

/// What a step can see of its run.
pub(super) struct Seen<'a> {
    /// What the run began with; what happened stands in it as `event`.
    pub input: &'a Value,
    /// What steps have given, by their names.
    pub steps: &'a BTreeMap<String, Value>,
    /// The run itself.
    pub run: &'a Value,
    /// The part of a list that is looked at.
    pub item: Option<&'a Value>,
}

impl<'a> Seen<'a> {
    /// The same, looking at a part of a list.
    pub(super) const fn at(&self, item: &'a Value) -> Self {
        Self { input: self.input, steps: self.steps, run: self.run, item: Some(item) }
    }

    /// What a reference stands for. Of a step that was left out it is nothing.
    ///
    /// # Errors
    /// `reference_empty` where there is no such member.
    pub(super) fn value(&self, reference: &Reference<'_>) -> Result<Value, Refusal> {
        let (root, path) = match reference.root {
            Root::Input => (Some(self.input), &reference.path[..]),
            Root::Event => (self.input.get("event"), &reference.path[..]),
            Root::Run => (Some(self.run), &reference.path[..]),
            Root::Item => (self.item, &reference.path[..]),
            Root::Steps => match reference.step().map(|step| self.steps.get(step)) {
                Some(Some(given)) => (Some(given), &reference.path[1..]),
                _ => return Ok(Value::Null),
            },
        };
        let found = root.and_then(|root| path.iter().try_fold(root, |at, member| member_of(at, member)));
        found.cloned().ok_or_else(|| {
            let root = match reference.root {
                Root::Input => "input",
                Root::Event => "event",
                Root::Run => "run",
                Root::Item => "item",
                Root::Steps => "steps",
            };
            let name = [&[root][..], &reference.path[..]].concat().join(".");
            Refusal::new(422, "reference_empty").with("name", name)
        })
    }

    /// A text with everything put in.
    ///
    /// # Errors
    /// `reference_empty`; `text_too_long`.
    pub(super) fn text(&self, template: &str) -> Result<String, Refusal> {
        let mut out = String::new();
        for part in parts(template).unwrap_or_default() {
            match part {
                Part::Plain(text) => out.push_str(text),
                Part::Reference(reference) => out.push_str(&shown(&self.value(&reference)?)),
            }
            if out.chars().count() > CHARS_MAX {
                return Err(Refusal::new(422, "text_too_long").with("max", CHARS_MAX));
            }
        }
        Ok(out)
    }

    /// What a setting comes to: what a reference stands for where it is nothing but one, and else a text.
    ///
    /// # Errors
    /// As [`Seen::text`].
    pub(super) fn whole(&self, template: &str) -> Result<Value, Refusal> {
        match parts(template.trim()).unwrap_or_default()[..] {
            [Part::Reference(ref reference)] => self.value(reference),
            _ => self.text(template).map(Value::String),
        }
    }
}

fn member_of<'a>(at: &'a Value, member: &str) -> Option<&'a Value> {
    match at {
        Value::Array(items) => items.get(member.parse::<usize>().ok()?),
        other => other.get(member),
    }
}

/// A value as it stands in a text.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_lead_to_what_was_given_and_are_read_once() {
        let input = json!({"name": "Wei {{run.id}}", "event": {"payload": {"size": 3}}});
        let steps = BTreeMap::from([("find".to_owned(), json!({"passages": [{"title": "A"}, {"title": "B"}]}))]);
        let run = json!({"id": "r1"});
        let seen = Seen { input: &input, steps: &steps, run: &run, item: None };
        let text = seen.text("{{input.name}} of {{event.payload.size}}, {{steps.find.passages.1.title}}").unwrap();
        assert_eq!(text, "Wei {{run.id}} of 3, B");
        assert_eq!(seen.whole(" {{event.payload.size}} ").unwrap(), json!(3), "alone it keeps its type");
        assert_eq!(seen.whole("{{event.payload.size}}!").unwrap(), json!("3!"));
        assert_eq!(seen.text("{{steps.gone.text}}").unwrap(), "", "of what was left out it is nothing");
        let missing = seen.text("{{input.colour}}").unwrap_err();
        assert_eq!((&*missing.code, missing.params["name"].as_str()), ("reference_empty", "input.colour"));
        assert_eq!(seen.at(&json!({"title": "C"})).text("{{item.title}}").unwrap(), "C");
    }
}
