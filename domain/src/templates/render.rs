//! A prompt with everything filled in. One pass: what people fill in is never read as a template.

use super::check::fault;
use super::parse::{Part, parse};
use super::values::{value_faults, value_of};
use super::{FilledIn, PromptContent, faults_of};
use crate::kernel::{FieldFault, Refusal};
use serde::{Deserialize, Serialize};

/// Characters of a prompt, instructions included: the most that a workspace can let through.
const CHARS_MAX: usize = 100_000;

/// What goes to the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Rendered {
    /// Instructions that stand above the prompt.
    pub system: Option<String>,
    /// The prompt.
    pub text: String,
}

/// The prompt with these values.
///
/// # Errors
/// Everything that is wrong with the values, under `values.` and the variable's name; with the template itself, where
/// it was never published.
pub fn render(content: &PromptContent, values: &[FilledIn]) -> Result<Rendered, Refusal> {
    let mut faults = faults_of(content);
    if faults.is_empty() {
        faults = value_faults(content, values);
    }
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    let texts = [content.system.as_deref(), Some(content.text.as_str())];
    // A variable may stand in a text many times, so what is short to write may be long to send.
    if texts.into_iter().flatten().map(|text| letters(text, values)).sum::<usize>() > CHARS_MAX {
        return Err(Refusal::invalid(vec![too_long()]));
    }
    let system = content.system.as_deref().map(|text| filled(text, values));
    Ok(Rendered { system, text: filled(&content.text, values) })
}

/// How many characters a text comes to.
fn letters(text: &str, values: &[FilledIn]) -> usize {
    let parts = parse(text).unwrap_or_default();
    let length = |part| match part {
        Part::Plain(text) => text.chars().count(),
        Part::Variable(name) => value_of(values, name).chars().count(),
    };
    parts.into_iter().map(length).sum()
}

fn too_long() -> FieldFault {
    let params = [("max".to_owned(), CHARS_MAX.to_string())].into();
    FieldFault { params, ..fault("values", "too_long", None) }
}

fn filled(text: &str, values: &[FilledIn]) -> String {
    let parts = parse(text).unwrap_or_default();
    let shown = |part| match part {
        Part::Plain(text) => text,
        Part::Variable(name) => value_of(values, name),
    };
    parts.into_iter().map(shown).collect()
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
