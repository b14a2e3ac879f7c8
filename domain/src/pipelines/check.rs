//! What is wrong with a graph, each fault with the step and the setting that it is about. What needs the catalogue (operations,
//! their arguments, types of events) the server looks at besides.

use super::order::circle;
use super::reference::is_name;
use super::{
    Comparison, Cron, FieldForm, Graph, Part, Root, Step, StepKind, TriggerKind, Unread, WITH, ancestors, fields_in,
    labels_in, parts,
};
use crate::kernel::FieldFault;

/// Everything that is wrong; nothing where the graph can be published. A fault's field is `steps.find.query`, `steps.find`,
/// `triggers.0.cron` or `steps`.
pub fn faults_of(graph: &Graph) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if graph.steps.is_empty() {
        faults.push(fault("steps", "steps_missing", &[]));
    }
    for (at, step) in graph.steps.iter().enumerate() {
        if graph.steps[..at].iter().any(|before| before.id == step.id) {
            faults.push(about(step, "", "given_twice", &[]));
        }
        if !is_name(&step.id) {
            faults.push(about(step, "", "not_a_variable", &[]));
        }
        for before in step.after.iter().filter(|before| graph.step(before).is_none()) {
            faults.push(about(step, "after", "step_unknown", &[("name", before)]));
        }
        faults.extend(setting_faults(step));
        faults.extend(reference_faults(graph, step));
    }
    for step in circle(graph) {
        faults.push(about(step, "after", "step_in_circle", &[]));
    }
    faults.extend(trigger_faults(graph));
    faults
}

/// A fault of a step's setting, or of the step itself where none is named.
fn about(step: &Step, setting: &str, code: &str, params: &[(&str, &str)]) -> FieldFault {
    let dot = if setting.is_empty() { "" } else { "." };
    fault(&format!("steps.{}{dot}{setting}", step.id), code, params)
}

fn fault(field: &str, code: &str, params: &[(&str, &str)]) -> FieldFault {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    FieldFault { field: field.to_owned(), code: code.to_owned(), params, message: String::new() }
}

fn setting_faults(step: &Step) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for field in step.kind.fields() {
        match step.setting(field.name) {
            None if field.required => faults.push(about(step, field.name, "required", &[])),
            Some(value) => faults.extend(form_fault(step, field.name, field.form, value)),
            None => {}
        }
    }
    for set in &step.settings {
        let is_argument =
            step.kind == StepKind::Operation && set.name.strip_prefix(WITH).is_some_and(|it| !it.is_empty());
        if !is_argument && step.kind.field(&set.name).is_none() {
            faults.push(about(step, &set.name, "unknown_field", &[]));
        }
    }
    match step.kind {
        StepKind::Extract if step.setting("fields").is_some() == step.setting("schema").is_some() => {
            faults.push(about(step, "fields", "fields_or_schema", &[]));
        }
        StepKind::Shape if matches!(step.setting("shape"), Some("each")) && step.setting("each").is_none() => {
            faults.push(about(step, "each", "required", &[]));
        }
        StepKind::Condition => {
            let is = step.setting("is").and_then(Comparison::parse);
            if is.is_some_and(Comparison::takes_two) && step.setting("right").is_none() {
                faults.push(about(step, "right", "required", &[]));
            }
        }
        _ => {}
    }
    faults
}

/// What is wrong with one value by itself.
fn form_fault(step: &Step, name: &str, form: FieldForm, value: &str) -> Option<FieldFault> {
    let at = |code: &str, params: &[(&str, &str)]| Some(about(step, name, code, params));
    match form {
        FieldForm::Number(least, most) => match value.trim().parse::<u32>() {
            Ok(number) if number < least => at("too_small", &[("min", &least.to_string())]),
            Ok(number) if number > most => at("too_large", &[("max", &most.to_string())]),
            Ok(_) => None,
            Err(_) => at("not_a_number", &[]),
        },
        FieldForm::Temperature => match value.trim().parse::<f32>() {
            Ok(number) if (0.0..=2.0).contains(&number) => None,
            Ok(_) => at("too_large", &[("max", "2")]),
            Err(_) => at("not_a_number", &[]),
        },
        FieldForm::Choice(choices) if !choices.contains(&value.trim()) => at("not_allowed", &[]),
        FieldForm::Labels => {
            let labels = labels_in(value);
            let nameless = labels.iter().any(|label| label.name.is_empty() || label.name.chars().count() > 80);
            if !(2..=50).contains(&labels.len()) || nameless { at("labels_missing", &[]) } else { None }
        }
        FieldForm::Fields => match fields_in(value) {
            Ok(fields) if fields.is_empty() || fields.len() > 50 => at("fields_missing", &[]),
            Ok(_) => None,
            Err(line) => at("field_unreadable", &[("name", &line)]),
        },
        FieldForm::Schema if !(value.trim().starts_with('{') && value.trim().ends_with('}')) => at("not_a_schema", &[]),
        _ => None,
    }
}

/// References that can't be read, that lead to what doesn't come before, or to what a step never gives.
fn reference_faults(graph: &Graph, step: &Step) -> Vec<FieldFault> {
    let before = ancestors(graph, &step.id);
    let mut faults = Vec::new();
    for set in &step.settings {
        if step.kind.field(&set.name).is_some_and(|field| !field.filled) {
            continue;
        }
        let read = match parts(&set.value) {
            Ok(read) => read,
            Err(unread) => {
                faults.extend(unread.into_iter().map(|unread| unread_fault(step, &set.name, &unread)));
                continue;
            }
        };
        for part in read {
            let Part::Reference(reference) = part else { continue };
            let lists = step.kind == StepKind::Shape && set.name == "each";
            if reference.root == Root::Item && !lists {
                faults.push(about(step, &set.name, "item_elsewhere", &[]));
            }
            let Some(other) = reference.step() else { continue };
            let Some(found) = before.iter().find(|it| it.id == other) else {
                let code = if graph.step(other).is_some() { "step_not_before" } else { "step_unknown" };
                faults.push(about(step, &set.name, code, &[("name", other)]));
                continue;
            };
            let member = reference.path.get(1).copied();
            let known = found.kind.gives().is_none_or(|gives| member.is_none_or(|member| gives.contains(&member)));
            if !known {
                let params = [("name", member.unwrap_or_default()), ("step", other)];
                faults.push(about(step, &set.name, "member_unknown", &params));
            }
        }
    }
    faults
}

fn unread_fault(step: &Step, name: &str, unread: &Unread) -> FieldFault {
    match unread {
        Unread::Unclosed(after) => about(step, name, "variable_unclosed", &[("name", after)]),
        Unread::NoReference(text) => about(step, name, "reference_unreadable", &[("name", text)]),
    }
}

fn trigger_faults(graph: &Graph) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for (at, trigger) in graph.triggers.iter().enumerate() {
        let field = |member: &str| format!("triggers.{at}.{member}");
        let filled = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        match trigger.kind {
            TriggerKind::Schedule if trigger.cron.as_deref().is_none_or(|text| Cron::parse(text).is_none()) => {
                faults.push(fault(&field("cron"), "not_a_schedule", &[]));
            }
            TriggerKind::Event if !filled(&trigger.event) => faults.push(fault(&field("event"), "required", &[])),
            _ => {}
        }
    }
    faults
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
