//! What has to be right before a template is published: whoever fills it in later can't repair it.

use super::parse::{Unread, parse, variables};
use super::values::value_fault;
use super::{PromptContent, VARIABLES_MAX, VariableKind};
use crate::kernel::FieldFault;
use crate::workspaces::Method;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is wrong with a template; nothing where it can be published.
pub fn faults_of(content: &PromptContent) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if content.text.trim().is_empty() {
        faults.push(fault("text", "required", None));
    }
    let texts = [("text", Some(&content.text)), ("system", content.system.as_ref())];
    let mut used = BTreeSet::new();
    for (member, text) in texts.into_iter().filter_map(|(member, text)| Some((member, text?))) {
        faults.extend(parse(text).err().into_iter().flatten().map(|unread| unread_fault(member, unread)));
        for name in variables(text) {
            used.insert(name);
            if content.variable(name).is_none() {
                faults.push(fault(member, "variable_undeclared", Some(name)));
            }
        }
    }
    if content.variables.len() > VARIABLES_MAX {
        let mut many = fault("variables", "too_long", None);
        many.params.insert("max".to_owned(), VARIABLES_MAX.to_string());
        faults.push(many);
    }
    faults.extend(variable_faults(content, &used));
    faults.extend(method_faults(&content.method));
    faults
}

fn variable_faults(content: &PromptContent, used: &BTreeSet<&str>) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for (place, variable) in content.variables.iter().enumerate() {
        let at = |member: &str| format!("variables[{place}].{member}");
        let name = Some(variable.name.as_str());
        if content.variables[..place].iter().any(|before| before.name == variable.name) {
            faults.push(fault(&at("name"), "given_twice", None));
        }
        if !used.contains(variable.name.as_str()) {
            faults.push(fault(&at("name"), "variable_unused", name));
        }
        if variable.kind == VariableKind::Choice && variable.choices.len() < 2 {
            faults.push(fault(&at("choices"), "choices_missing", name));
        }
        // The example is shown as one that works.
        if let Some(code) = value_fault(variable, &variable.example) {
            faults.push(fault(&at("example"), code, None));
        }
    }
    faults
}

fn method_faults(method: &Method) -> Vec<FieldFault> {
    match method {
        Method::Generate => Vec::new(),
        Method::Classify { labels } => {
            let bare = labels.iter().any(|label| label.examples.is_empty());
            if labels.len() < 2 || bare { vec![fault("method", "labels_missing", None)] } else { Vec::new() }
        }
        Method::Extract { fields } if fields.is_empty() => vec![fault("method", "fields_missing", None)],
        Method::Extract { .. } => Vec::new(),
        // A template has no passages to rest on.
        Method::Answer { .. } => vec![fault("method", "not_a_value", None)],
    }
}

fn unread_fault(member: &str, unread: Unread) -> FieldFault {
    match unread {
        Unread::Unclosed(after) => fault(member, "variable_unclosed", Some(&after)),
        Unread::NotAName(name) => fault(member, "variable_unreadable", Some(&name)),
    }
}

/// A fault of a field; `name` is what the sentence names.
pub(super) fn fault(field: &str, code: &str, name: Option<&str>) -> FieldFault {
    let params: BTreeMap<_, _> = name.map(|name| ("name".to_owned(), name.to_owned())).into_iter().collect();
    FieldFault { field: field.to_owned(), code: code.to_owned(), params, message: String::new() }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
