//! What whoever asked reads where a rule of the workspace stopped something.

use domain::workspaces::{Checked, PiiAction, RULE_CHARS, RULE_FORBIDDEN, SafetyPolicy};
use texts::{Catalogue, keys};

/// What a rule has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// What was asked: no model has read it.
    Prompt,
    /// What a model answered: nobody has read it.
    Answer,
}

/// The sentence of the workspace, or else ours in the reader's language: which rule it was, and what to do.
pub fn refusal_text(texts: &'static Catalogue, policy: &SafetyPolicy, (what, checked): (Stopped, &Checked)) -> String {
    if let Some(own) = policy.refusal.as_ref().filter(|own| !own.trim().is_empty()) {
        return own.clone();
    }
    let rule = checked.findings.iter().find(|it| it.action == PiiAction::Block).map(|it| it.rule.as_str());
    let limit = policy.input_chars.to_string();
    match (rule, what) {
        (Some(RULE_CHARS), _) => texts.fill(keys::usage::REFUSED_CHARS, &[("limit", &limit)]),
        (Some(RULE_FORBIDDEN), Stopped::Prompt) => texts.text(keys::usage::REFUSED_FORBIDDEN).to_owned(),
        (_, Stopped::Prompt) => texts.text(keys::usage::REFUSED_PERSONAL).to_owned(),
        (_, Stopped::Answer) => texts.text(keys::usage::REFUSED_ANSWER).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::workspaces::{PiiKind, PiiRule, check_input, check_output};
    use std::collections::BTreeSet;
    use texts::Locale;

    #[test]
    fn each_rule_says_in_every_language_what_to_do_and_the_workspaces_own_words_come_first() {
        let email = PiiRule { kind: PiiKind::Email, action: PiiAction::Block };
        let rules = [
            SafetyPolicy { input_chars: 3, ..SafetyPolicy::default() },
            SafetyPolicy { forbidden: vec!["falcon".into()], ..SafetyPolicy::default() },
            SafetyPolicy { pii: vec![email], ..SafetyPolicy::default() },
        ];
        let text = "falcon@aurora.example";
        let mut said = BTreeSet::new();
        for texts in Locale::ALL.into_iter().map(Catalogue::of) {
            for policy in &rules {
                let checked = check_input(policy, text);
                assert!(checked.blocked);
                said.insert(refusal_text(texts, policy, (Stopped::Prompt, &checked)));
            }
            let checked = check_output(&rules[1], text);
            said.insert(refusal_text(texts, &rules[1], (Stopped::Answer, &checked)));
        }
        assert_eq!(said.len(), 4 * Locale::ALL.len(), "{said:?}");
        assert!(said.iter().all(|sentence| !sentence.contains('{')), "{said:?}");
        let own = SafetyPolicy { refusal: Some("Ask Omar.".into()), ..rules[0].clone() };
        let checked = check_input(&own, text);
        assert_eq!(refusal_text(Catalogue::of(Locale::ALL[0]), &own, (Stopped::Prompt, &checked)), "Ask Omar.");
    }
}
