//! What the rules of a workspace make of the words on their way to a model: instructions, earlier turns and the question.

use domain::workspaces::{Checked, Finding, SafetyPolicy, Turn, check_input};

/// The words as a model may see them.
pub(super) struct LookedAt {
    /// Instructions.
    pub system: Option<String>,
    /// Earlier turns.
    pub history: Vec<Turn>,
    /// The question.
    pub text: String,
    /// What the rules found in all of it, and whether it goes no further. Its own text is empty.
    pub checked: Checked,
}

/// Looks at all that a model would see. How long a text may be is about the question: earlier turns were questions once, and
/// answers are as long as models make them.
pub(super) fn look_at(safety: &SafetyPolicy, (system, history, text): (Option<String>, Vec<Turn>, String)) -> LookedAt {
    let checked = Checked { text: String::new(), findings: Vec::new(), blocked: false };
    let mut all = LookedAt { system: None, history: Vec::new(), text: String::new(), checked };
    all.system = system.map(|system| all.look(safety, &system));
    let earlier = SafetyPolicy { input_chars: u32::MAX, ..safety.clone() };
    all.history =
        history.into_iter().map(|turn| Turn { role: turn.role, content: all.look(&earlier, &turn.content) }).collect();
    all.text = all.look(safety, &text);
    all
}

impl LookedAt {
    fn look(&mut self, safety: &SafetyPolicy, text: &str) -> String {
        let checked = check_input(safety, text);
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::workspaces::TurnRole;

    #[test]
    fn every_part_is_looked_at_and_what_is_found_twice_is_counted_together() {
        let safety = SafetyPolicy { forbidden: vec!["project falcon".into()], ..SafetyPolicy::default() };
        let turn = Turn { role: TurnRole::Assistant, content: "About project falcon.".into() };
        let looked = look_at(&safety, (Some("Be brief.".into()), vec![turn], "Tell me of Project Falcon.".into()));
        assert!(looked.checked.blocked);
        assert_eq!(looked.checked.findings.iter().map(|finding| finding.count).collect::<Vec<_>>(), [2]);
        let looked = look_at(&safety, (None, Vec::new(), "Tell me of spices.".into()));
        assert_eq!(
            (looked.checked.blocked, looked.checked.findings.len(), looked.text.as_str()),
            (false, 0, "Tell me of spices.")
        );
    }
}
