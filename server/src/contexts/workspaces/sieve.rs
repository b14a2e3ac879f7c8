//! What the rules of a workspace make of words in several parts: each part is looked at, and what is found in all of them
//! is counted together.

use domain::workspaces::{Checked, Finding, SafetyPolicy, ToolCall, check_input, check_output};
use serde_json::Value;

/// The looks at several parts.
pub(super) struct Sieve {
    check: fn(&SafetyPolicy, &str) -> Checked,
    /// What was found in all of them, and whether they go no further. Its own text is empty.
    pub checked: Checked,
}

impl Sieve {
    /// For what goes to a model.
    pub fn of_input() -> Self {
        Self::with(check_input)
    }

    /// For what comes from one.
    pub fn of_output() -> Self {
        Self::with(check_output)
    }

    fn with(check: fn(&SafetyPolicy, &str) -> Checked) -> Self {
        Self { check, checked: Checked { text: String::new(), findings: Vec::new(), blocked: false } }
    }

    /// A text as it may go on.
    pub fn text(&mut self, safety: &SafetyPolicy, text: &str) -> String {
        let checked = (self.check)(safety, text);
        for finding in checked.findings {
            let same =
                |it: &&mut Finding| (&it.rule, it.kind, it.action) == (&finding.rule, finding.kind, finding.action);
            match self.checked.findings.iter_mut().find(same) {
                Some(known) => known.count = known.count.saturating_add(finding.count),
                None => self.checked.findings.push(finding),
            }
        }
        self.checked.blocked |= checked.blocked;
        checked.text
    }

    /// JSON as it may go on: what is masked in it leaves it JSON. What is none is a text.
    pub fn json(&mut self, safety: &SafetyPolicy, json: &str) -> String {
        let Ok(value) = serde_json::from_str::<Value>(json) else { return self.text(safety, json) };
        let seen = self.value(safety, value.clone());
        // As it was written, where nothing is masked.
        if seen == value { json.to_owned() } else { seen.to_string() }
    }

    /// A call with its arguments as they may go on.
    pub fn call(&mut self, safety: &SafetyPolicy, call: ToolCall) -> ToolCall {
        ToolCall { arguments: self.json(safety, &call.arguments), ..call }
    }

    fn value(&mut self, safety: &SafetyPolicy, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(safety, &text)),
            Value::Number(number) => {
                let written = number.to_string();
                let seen = self.text(safety, &written);
                if seen == written { Value::Number(number) } else { Value::String(seen) }
            }
            Value::Array(items) => items.into_iter().map(|item| self.value(safety, item)).collect(),
            Value::Object(members) => {
                members.into_iter().map(|(name, value)| (self.text(safety, &name), self.value(safety, value))).collect()
            }
            Value::Null | Value::Bool(_) => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::workspaces::{PiiAction, PiiKind, PiiRule};

    fn masking() -> SafetyPolicy {
        let rule = |kind| PiiRule { kind, action: PiiAction::Mask };
        SafetyPolicy { pii: vec![rule(PiiKind::Email), rule(PiiKind::Card)], ..SafetyPolicy::default() }
    }

    #[test]
    fn what_is_masked_in_json_leaves_it_json() {
        let mut sieve = Sieve::of_input();
        let json = r#"{"to": ["lina\u0040aurora.example"], "card": 4111111111111111, "lina@aurora.example": true}"#;
        let seen: Value = serde_json::from_str(&sieve.json(&masking(), json)).expect("JSON");
        assert_eq!(seen, serde_json::json!({"to": ["[email]"], "card": "[card]", "[email]": true}));
        assert_eq!(sieve.checked.findings.iter().map(|finding| finding.count).sum::<u32>(), 3);
        assert!(!sieve.checked.blocked);
    }

    #[test]
    fn what_has_nothing_in_it_stays_as_it_was_written_and_no_json_is_a_text() {
        let mut sieve = Sieve::of_input();
        let written = r#"{ "city" : "Tunis", "days": 2.50 }"#;
        assert_eq!(sieve.json(&masking(), written), written);
        assert_eq!(sieve.json(&masking(), r#"{"to": "lina@aurora.example"#), r#"{"to": "[email]"#);
    }

    #[test]
    fn answers_are_looked_at_where_the_workspace_says_so() {
        let call = ToolCall { arguments: r#"{"to":"lina@aurora.example"}"#.into(), ..ToolCall::default() };
        let mut sieve = Sieve::of_output();
        assert_eq!(sieve.call(&masking(), call.clone()), call);
        let strict = SafetyPolicy { output_pii: true, ..masking() };
        assert_eq!(sieve.call(&strict, call).arguments, r#"{"to":"[email]"}"#);
    }
}
