//! What people fill in, and whether it is what its variable takes.

use super::check::fault;
use super::{PromptContent, Variable, VariableKind};
use crate::kernel::{FieldFault, rules};
use serde::{Deserialize, Serialize};

/// What stands in a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FilledIn {
    /// The variable's name.
    #[garde(length(chars, max = 40))]
    pub name: String,
    /// What stands in it, up to 16,000 characters.
    #[serde(default)]
    #[garde(length(chars, max = 16_000), custom(rules::optional_prose))]
    pub value: String,
}

impl FilledIn {
    /// What stands in the variable of that name.
    pub fn of(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }

    /// What stands in the variables in a template's own example.
    pub fn example_of(content: &PromptContent) -> Vec<Self> {
        content.variables.iter().map(|variable| Self::of(&variable.name, &variable.example)).collect()
    }
}

/// The member under which a fault of a variable is answered, `values.order_number`.
pub fn member_of(name: &str) -> String {
    format!("values.{name}")
}

/// Everything that is wrong with what was filled in: what is missing, what the template doesn't know, what is given
/// twice, what isn't what its variable takes.
pub(super) fn value_faults(content: &PromptContent, values: &[FilledIn]) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for (place, filled) in values.iter().enumerate() {
        if content.variable(&filled.name).is_none() {
            faults.push(fault(&member_of(&filled.name), "variable_unknown", Some(&filled.name)));
        } else if values[..place].iter().any(|before| before.name == filled.name) {
            faults.push(fault(&member_of(&filled.name), "given_twice", None));
        }
    }
    let wrong = content.variables.iter().filter_map(|variable| {
        let value = value_of(values, &variable.name);
        Some(fault(&member_of(&variable.name), value_fault(variable, value)?, Some(&variable.name)))
    });
    faults.extend(wrong);
    faults
}

/// What was filled in; an empty text where nothing was.
pub(super) fn value_of<'a>(values: &'a [FilledIn], name: &str) -> &'a str {
    values.iter().find(|filled| filled.name == name).map(|filled| filled.value.as_str()).unwrap_or_default()
}

/// Why a value isn't what the variable takes.
pub(super) fn value_fault(variable: &Variable, value: &str) -> Option<&'static str> {
    let value = value.trim();
    if value.is_empty() {
        return variable.required.then_some("required");
    }
    let (fits, code) = match variable.kind {
        VariableKind::Text => (!value.contains(['\n', '\r']), "not_one_line"),
        VariableKind::LongText => (true, ""),
        VariableKind::Number => (value.parse::<f64>().is_ok_and(f64::is_finite), "not_a_number"),
        VariableKind::Date => (is_day(value), "not_a_day"),
        VariableKind::Choice => (variable.choices.iter().any(|choice| choice == value), "not_a_choice"),
    };
    (!fits).then_some(code)
}

/// Whether it is a day that there is, `2026-02-28`.
fn is_day(value: &str) -> bool {
    let shaped = value.len() == 10
        && value.bytes().enumerate().all(|(at, it)| if at == 4 || at == 7 { it == b'-' } else { it.is_ascii_digit() });
    shaped && value.parse::<chrono::NaiveDate>().is_ok()
}
