//! The settings of the step that is chosen, made from what its kind has.

use super::after::After;
use super::arguments::Arguments;
use super::desk::Desk;
use super::field::control;
use super::labels;
use crate::port::{Erased, Known};
use crate::ui::{Alert, Button, Field, Icon, Look, Tone};
use crate::words;
use domain::pipelines::{ActionLines, StepKind};
use leptos::prelude::*;
use texts::keys;

/// The settings of the step that is chosen; what to do where none is.
#[component]
pub(super) fn Panel(desk: Desk, actions: Known<ActionLines>) -> impl IntoView {
    let texts = words::texts();
    let shown = Memo::new(move |_| {
        let id = desk.chosen.get()?;
        let kind = desk.graph.with(|graph| graph.step(&id).map(|step| step.kind))?;
        Some((id, kind))
    });
    view! {
        <aside class="flow-panel" aria-label=texts.text(keys::pipelines::PANEL)>
            {move || match shown.get() {
                Some((id, kind)) => settings(desk, id, kind, actions),
                None => view! { <p class="text-fg-muted">{texts.text(keys::pipelines::CHOOSE_STEP)}</p> }.erased(),
            }}
        </aside>
    }
    .erased()
}

fn settings(desk: Desk, id: String, kind: StepKind, actions: Known<ActionLines>) -> AnyView {
    let texts = words::texts();
    let (icon, name) = labels::kind(kind);
    let fields: Vec<_> =
        kind.fields().iter().filter(|field| field.name != "operation").map(|field| control(desk, &id, field)).collect();
    let operation = (kind == StepKind::Operation).then(|| view! { <Arguments desk step=id.clone() actions/> });
    let (up, down, gone) = (id.clone(), id.clone(), id.clone());
    view! {
        <div class="flow-panel-head">
            <Icon name=icon/>
            <h2 class="t-md">{texts.text(name)}</h2>
        </div>
        <p class="t-sm text-fg-muted">{labels::kind_hint(kind)}</p>
        {whole_faults(desk, &id)}
        <div class="form">
            {named(desk, &id)}
            {fields}
            {operation}
            <After desk step=id.clone()/>
            <details class="confirm">
                <summary>{texts.text(keys::pipelines::MORE)}</summary>
                <div class="form">
                    {number(desk, &id, Count::Retries)}
                    {number(desk, &id, Count::Timeout)}
                    {notes(desk, &id)}
                </div>
            </details>
        </div>
        <div class="actions">
            <Button icon="arrow-up" on:click=move |_| desk.shift(&up, false)>{texts.text(keys::pipelines::MOVE_UP)}</Button>
            <Button icon="arrow-down" on:click=move |_| desk.shift(&down, true)>{texts.text(keys::pipelines::MOVE_DOWN)}</Button>
            <Button look=Look::Danger icon="trash-2" on:click=move |_| desk.remove(&gone)>
                {texts.text(keys::pipelines::REMOVE_STEP)}
            </Button>
        </div>
    }
    .erased()
}

/// What is wrong with the step as a whole, or with what it comes after.
fn whole_faults(desk: Desk, id: &str) -> AnyView {
    let (own, after) = (format!("steps.{id}"), format!("steps.{id}.after"));
    let told = move || {
        let faults = desk.faults.with(|faults| {
            let whole = faults.iter().filter(|fault| fault.field == own || fault.field == after);
            whole.map(|fault| fault.message.clone()).collect::<Vec<_>>()
        });
        (!faults.is_empty()).then(|| {
            let lines: Vec<_> = faults.into_iter().map(|line| view! { <li>{line}</li> }).collect();
            view! { <Alert tone=Tone::Warning><ul>{lines}</ul></Alert> }.erased()
        })
    };
    view! { <div role="status">{told}</div> }.erased()
}

/// What others refer to the step by. It takes hold when somebody leaves it, since each letter would be another name.
fn named(desk: Desk, id: &str) -> AnyView {
    let texts = words::texts();
    let (now, own) = (id.to_owned(), id.to_owned());
    let error: Signal<Option<String>> = Signal::stored(None);
    view! {
        <Field id="step-id" label=texts.text(keys::pipelines::STEP_NAME) hint=Some(texts.text(keys::pipelines::STEP_NAME_HINT)) error>
            <input
                class="input"
                type="text"
                id="step-id"
                autocomplete="off"
                dir="ltr"
                maxlength="40"
                aria-describedby="step-id-error step-id-hint"
                prop:value=now
                on:change=move |event| desk.rename(&own, event_target_value(&event).trim())
            />
        </Field>
    }
    .erased()
}

/// What is counted in a step.
#[derive(Clone, Copy)]
enum Count {
    Retries,
    Timeout,
}

fn number(desk: Desk, id: &str, count: Count) -> AnyView {
    let texts = words::texts();
    let (field, label, most) = match count {
        Count::Retries => ("step-retries", keys::pipelines::RETRIES, "5"),
        Count::Timeout => ("step-timeout", keys::pipelines::TIMEOUT, "300"),
    };
    let (own, written) = (id.to_owned(), id.to_owned());
    let value = Signal::derive(move || {
        let number = desk.graph.with(|graph| {
            let step = graph.step(&own)?;
            match count {
                Count::Retries => step.retries.map(u32::from),
                Count::Timeout => step.timeout_s.map(u32::from),
            }
        });
        number.map(|number| number.to_string()).unwrap_or_default()
    });
    let error: Signal<Option<String>> = Signal::stored(None);
    let type_it = move |text: String| {
        desk.change_step(&written, |step| match count {
            Count::Retries => step.retries = text.trim().parse().ok(),
            Count::Timeout => step.timeout_s = text.trim().parse().ok(),
        });
    };
    view! {
        <Field id=field label=texts.text(label) hint=None error>
            <input
                class="input"
                type="number"
                min="0"
                max=most
                id=field
                dir="ltr"
                aria-describedby=format!("{field}-error")
                prop:value=value
                on:change=move |event| type_it(event_target_value(&event))
            />
        </Field>
    }
    .erased()
}

fn notes(desk: Desk, id: &str) -> AnyView {
    let texts = words::texts();
    let (own, written) = (id.to_owned(), id.to_owned());
    let value = Signal::derive(move || {
        desk.graph.with(|graph| graph.step(&own).and_then(|step| step.notes.clone()).unwrap_or_default())
    });
    let error: Signal<Option<String>> = Signal::stored(None);
    let type_it = move |text: String| {
        desk.change_step(&written, |step| step.notes = Some(text).filter(|text| !text.trim().is_empty()));
    };
    view! {
        <Field id="step-notes" label=texts.text(keys::pipelines::NOTES) hint=None error>
            <textarea
                class="input"
                id="step-notes"
                rows="3"
                dir="auto"
                aria-describedby="step-notes-error"
                prop:value=value
                on:change=move |event| type_it(event_target_value(&event))
            ></textarea>
        </Field>
    }
    .erased()
}
