//! The rows of a draft's variables, and two more for new ones.

use super::about::owned;
use super::entry::{Choice, Entry, Size};
use super::labels;
use crate::forms::Form;
use crate::port::Erased;
use crate::words;
use domain::templates::{EditTemplate, VARIABLES_MAX, Variable, VariableKind};
use leptos::prelude::*;
use texts::keys;

/// Empty rows below those that there are.
const SPARE: usize = 2;

/// The rows.
#[component]
pub(super) fn VariableRows(form: Form<EditTemplate>, variables: Vec<Variable>) -> impl IntoView {
    let texts = words::texts();
    let spare = SPARE.min(VARIABLES_MAX.saturating_sub(variables.len()));
    let blank = std::iter::repeat_with(|| None).take(spare);
    let rows: Vec<_> = variables
        .into_iter()
        .map(Some)
        .chain(blank)
        .enumerate()
        .map(|(place, variable)| row(form, place, variable))
        .collect();
    view! {
        <p class="t-sm text-fg-muted">{texts.text(keys::templates::VARIABLES_HINT)}</p>
        {rows}
    }
    .erased()
}

fn row(form: Form<EditTemplate>, place: usize, variable: Option<Variable>) -> AnyView {
    let texts = words::texts();
    let variable = variable.unwrap_or_else(blank);
    let title = texts.fill(keys::templates::VARIABLE_NUMBER, &[("number", &(place + 1).to_string())]);
    let at = |member: &str| format!("variables[{place}].{member}");
    let named = |member: &str| format!("variables[{place}][{member}]");
    let id = |member: &str| format!("variable-{place}-{member}");
    let kinds = VariableKind::ALL.iter().map(|kind| (kind.as_str(), texts.text(labels::kind(*kind)))).collect();
    let choices: Vec<_> = variable
        .choices
        .into_iter()
        .chain([String::new(), String::new()])
        .enumerate()
        .map(|(choice, value)| {
            let label = texts.fill(keys::templates::CHOICE_NUMBER, &[("number", &(choice + 1).to_string())]);
            let (id, name) =
                (format!("variable-{place}-choice-{choice}"), format!("variables[{place}][choices][{choice}]"));
            let error = form.error(format!("variables[{place}].choices[{choice}]"));
            view! { <Entry id name label size=Size::Line error value/> }
        })
        .collect();
    let (named_already, heading) = (!variable.name.is_empty(), variable.name.clone());
    view! {
        <details class="confirm" open=named_already>
            <summary>
                <bdi>{title}</bdi>
                <code dir="ltr">{heading}</code>
            </summary>
            <div class="form">
                <Entry
                    id=id("name")
                    name=named("name")
                    label=texts.text(keys::templates::VARIABLE)
                    size=Size::Line
                    error=form.error(at("name"))
                    value=variable.name
                    code=true
                />
                <Entry
                    id=id("label")
                    name=named("label")
                    label=texts.text(keys::templates::ASKED)
                    size=Size::Line
                    error=form.error(at("label"))
                    value=variable.label
                />
                <Choice
                    id=id("kind")
                    name=named("kind")
                    label=texts.text(keys::templates::KIND)
                    options=owned(kinds)
                    chosen=variable.kind.as_str().to_owned()
                    error=form.error(at("kind"))
                />
                <Entry
                    id=id("example")
                    name=named("example")
                    label=texts.text(keys::templates::EXAMPLE)
                    size=Size::Lines(2)
                    error=form.error(at("example"))
                    value=variable.example
                />
                <label class="tick-line">
                    <input type="checkbox" name=named("required") value="true" checked=variable.required/>
                    <span>{texts.text(keys::templates::REQUIRED)}</span>
                </label>
                <details>
                    <summary>{texts.text(keys::templates::CHOICES)}</summary>
                    {choices}
                </details>
            </div>
        </details>
    }
    .erased()
}

fn blank() -> Variable {
    Variable {
        name: String::new(),
        label: String::new(),
        kind: VariableKind::Text,
        choices: Vec::new(),
        required: true,
        example: String::new(),
    }
}
