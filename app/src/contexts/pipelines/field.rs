//! One setting of a step, as its form wants it: a line, a text, a number, a choice. What stands in it follows the graph, so that a
//! step back is seen here too.

use super::desk::Desk;
use super::labels;
use crate::port::Erased;
use crate::ui::{Field, Icon};
use crate::words;
use domain::pipelines::{FieldForm, StepField};
use leptos::prelude::*;
use texts::keys;

/// A setting of the step of that name.
pub(super) fn control(desk: Desk, step: &str, field: &'static StepField) -> AnyView {
    let texts = words::texts();
    let hint = match field.form {
        FieldForm::Labels => Some(texts.text(keys::pipelines::FORM_LABELS)),
        FieldForm::Fields => Some(texts.text(keys::pipelines::FORM_FIELDS)),
        FieldForm::Schema => Some(texts.text(keys::pipelines::FORM_SCHEMA)),
        _ if field.filled => Some(texts.text(keys::pipelines::FORM_FILLED)),
        _ => None,
    };
    let rows = match field.form {
        FieldForm::Text => Some(5),
        FieldForm::Labels | FieldForm::Fields | FieldForm::Schema => Some(4),
        _ => None,
    };
    match field.form {
        FieldForm::Choice(choices) => {
            let options = choices.iter().copied().map(|it| (it.to_owned(), labels::choice(it).to_owned())).collect();
            chosen(desk, step, field.name, labels::setting(field.name), options)
        }
        form => {
            let is_code = !matches!(form, FieldForm::Text | FieldForm::Line | FieldForm::Labels);
            typed(desk, step, field.name, (labels::setting(field.name), hint), (rows, is_code))
        }
    }
}

/// What is wrong with a setting.
pub(super) fn error_of(desk: Desk, step: &str, name: &str) -> Signal<Option<String>> {
    let path = format!("steps.{step}.{name}");
    Signal::derive(move || {
        desk.faults.with(|faults| faults.iter().find(|fault| fault.field == path).map(|fault| fault.message.clone()))
    })
}

/// A line, or so many, that somebody types.
pub(super) fn typed(
    desk: Desk,
    step: &str,
    name: &str,
    (label, hint): (&'static str, Option<&'static str>),
    (rows, is_code): (Option<u8>, bool),
) -> AnyView {
    let id = format!("step-{}", name.replace('.', "-"));
    let error = error_of(desk, step, name);
    let invalid = move || error.with(|error| error.is_some().then_some("true"));
    let described = if hint.is_some() { format!("{id}-error {id}-hint") } else { format!("{id}-error") };
    let value = value_of(desk, step, name);
    let (step, name) = (step.to_owned(), name.to_owned());
    let type_it = move |text: String| desk.set(&step, &name, &text);
    let direction = if is_code { "ltr" } else { "auto" };
    let control = match rows {
        Some(rows) => view! {
            <textarea
                class="input"
                id=id.clone()
                rows=rows.to_string()
                dir=direction
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| type_it(event_target_value(&event))
            ></textarea>
        }
        .erased(),
        None => view! {
            <input
                class="input"
                type="text"
                id=id.clone()
                autocomplete="off"
                dir=direction
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| type_it(event_target_value(&event))
            />
        }
        .erased(),
    };
    view! { <Field id label hint error>{control}</Field> }.erased()
}

/// One of several.
pub(super) fn chosen(
    desk: Desk,
    step: &str,
    name: &str,
    label: &'static str,
    options: Vec<(String, String)>,
) -> AnyView {
    let id = format!("step-{}", name.replace('.', "-"));
    let error = error_of(desk, step, name);
    let invalid = move || error.with(|error| error.is_some().then_some("true"));
    let described = format!("{id}-error");
    let value = value_of(desk, step, name);
    let now = value.get_untracked();
    let blank = std::iter::once((String::new(), "–".to_owned()));
    let options: Vec<_> = blank
        .chain(options)
        .map(|(value, label)| {
            let is_chosen = value == now;
            view! { <option value=value selected=is_chosen>{label}</option> }
        })
        .collect();
    let (step, name) = (step.to_owned(), name.to_owned());
    let control = view! {
        <div class="select">
            <select
                class="input"
                id=id.clone()
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:change=move |event| desk.set(&step, &name, &event_target_value(&event))
            >
                {options}
            </select>
            <Icon name="chevron-down"/>
        </div>
    };
    let control = control.erased();
    view! { <Field id label hint=None error>{control}</Field> }.erased()
}

/// What stands in a setting now.
fn value_of(desk: Desk, step: &str, name: &str) -> Signal<String> {
    let (step, name) = (step.to_owned(), name.to_owned());
    Signal::derive(move || {
        desk.graph.with(|graph| graph.step(&step).and_then(|step| step.setting(&name)).unwrap_or_default().to_owned())
    })
}
