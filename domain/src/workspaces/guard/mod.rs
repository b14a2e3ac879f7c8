//! What a workspace's rules make of a text before a model reads it, and of an answer before anybody does: personal data
//! is passed on, masked or refused, forbidden words and texts that are too long are refused.
//!
//! Pure and without patterns of a library: whatever has a checksum is believed only with it, whatever has none only in
//! the forms that people write. Digits, hyphens and letters of other scripts are read as their plain ones, and characters
//! that nobody sees are passed over, so that neither hides anything. What looks like nothing that is known stays.

mod card;
mod email;
mod find;
mod forbidden;
mod iban;
mod ip_address;
mod letters;
mod national_id;
mod phone;
mod policy;
mod run_of_digits;
#[cfg(test)]
mod tests;

pub use policy::{PiiAction, PiiKind, PiiRule, RULE_CHARS, RULE_FORBIDDEN, RULE_PII, SafetyPolicy};

use find::{Found, find};
use letters::Letters;
use serde::{Deserialize, Serialize};

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Checked {
    /// The text with what is to be masked replaced by the name of its kind: `[email]`.
    pub text: String,
    /// What the rules found, at most one for each rule and kind.
    pub findings: Vec<Finding>,
    /// Whether the text goes no further.
    pub blocked: bool,
}

/// What one rule found in a text. It says how much, never what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Finding {
    /// `input_chars`, `forbidden` or `pii`.
    pub rule: String,
    /// Which personal data, where it is that rule's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PiiKind>,
    /// How often; of a text that is too long its characters.
    pub count: u32,
    /// What became of it.
    pub action: PiiAction,
}

/// What the rules make of a text on its way to a model.
pub fn check_input(policy: &SafetyPolicy, text: &str) -> Checked {
    let chars = count(text.chars().count());
    let mut checked = check(policy, text, &policy.pii);
    if chars > policy.input_chars {
        checked.findings.insert(0, blocked(RULE_CHARS, chars));
        checked.blocked = true;
    }
    checked
}

/// What the rules make of an answer on its way to whoever asked. Personal data counts only where the workspace says so.
pub fn check_output(policy: &SafetyPolicy, text: &str) -> Checked {
    check(policy, text, if policy.output_pii { &policy.pii } else { &[] })
}

fn check(policy: &SafetyPolicy, text: &str, rules: &[PiiRule]) -> Checked {
    let letters = Letters::of(text);
    let mut findings = Vec::new();
    let words = forbidden::count(&letters, &policy.forbidden);
    findings.extend((words > 0).then(|| blocked(RULE_FORBIDDEN, words)));
    let mut masked = Vec::new();
    if !rules.is_empty() {
        let found = find(&letters.plain);
        for rule in rules {
            let of_kind: Vec<&Found> = found.iter().filter(|it| it.kind == rule.kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            findings.push(Finding {
                rule: RULE_PII.to_owned(),
                kind: Some(rule.kind),
                count: count(of_kind.len()),
                action: rule.action,
            });
            if rule.action != PiiAction::Allow {
                masked.extend(of_kind.into_iter().map(|it| (letters.bytes(it.from, it.to), it.kind)));
            }
        }
    }
    let blocked = findings.iter().any(|finding| finding.action == PiiAction::Block);
    Checked { text: mask(text, masked), findings, blocked }
}

fn blocked(rule: &str, count: u32) -> Finding {
    Finding { rule: rule.to_owned(), kind: None, count, action: PiiAction::Block }
}

/// The text with these pieces replaced by what they are. What is blocked is masked too, so that whoever reads of it
/// doesn't read it.
fn mask(text: &str, mut pieces: Vec<((usize, usize), PiiKind)>) -> String {
    pieces.sort_unstable_by_key(|((from, _), _)| *from);
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for ((from, to), kind) in pieces {
        out.push_str(&text[done..from]);
        out.push_str(kind.mask());
        done = to;
    }
    out.push_str(&text[done..]);
    out
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
