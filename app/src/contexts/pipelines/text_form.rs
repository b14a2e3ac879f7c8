//! The text beside the picture. It is there before scripts have loaded, to be read; with them it can be typed in, and the picture
//! follows.

use super::desk::Desk;
use super::picture::is_of;
use crate::port::Erased;
use crate::ui::{Field, Icon, escaped};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// The text.
#[component]
pub(super) fn TextForm(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let first = desk.text.get_untracked();
    let error = Signal::derive(move || {
        desk.faults.with(|faults| faults.iter().find(|fault| is_of(fault, "text")).map(|fault| fault.message.clone()))
    });
    let invalid = move || error.with(|error| error.is_some().then_some("true"));
    view! {
        <Field
            id="pipeline-text"
            label=texts.text(keys::pipelines::TEXT)
            hint=Some(texts.text(keys::pipelines::TEXT_HINT))
            error
        >
            <textarea
                class="input code flow-text"
                id="pipeline-text"
                rows="24"
                dir="ltr"
                spellcheck="false"
                aria-describedby="pipeline-text-error pipeline-text-hint"
                aria-invalid=invalid
                inner_html=escaped(&first)
                prop:value=move || desk.text.get()
                on:input=move |event| desk.type_text(event_target_value(&event))
            ></textarea>
        </Field>
    }
    .erased()
}

/// What is wrong with the pipeline, with what each fault is about; a click chooses its step.
#[component]
pub(super) fn FaultList(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let list = move || {
        let faults = desk.faults.get();
        if faults.is_empty() {
            return view! {
                <p class="flow-sound" role="status">
                    <Icon name="circle-check"/>
                    <span>{texts.text(keys::pipelines::SOUND)}</span>
                </p>
            }
            .erased();
        }
        let count = faults.len().to_string();
        let rows: Vec<_> = faults
            .into_iter()
            .map(|fault| {
                let step =
                    fault.field.strip_prefix("steps.").and_then(|rest| rest.split('.').next()).map(str::to_owned);
                let (place, message) = (fault.field, fault.message);
                let chosen = step.map(|step| {
                    view! {
                        <button type="button" class="link" on:click=move |_| desk.chosen.set(Some(step.clone()))>
                            <code dir="ltr">{place.clone()}</code>
                        </button>
                    }
                    .erased()
                });
                view! {
                    <li>
                        <Icon name="circle-alert"/>
                        {chosen}
                        <span>{message}</span>
                    </li>
                }
            })
            .collect();
        view! {
            <p class="flow-faults-head" role="status">
                <Icon name="circle-alert"/>
                <span>{texts.fill(keys::pipelines::FAULTS, &[("count", &count)])}</span>
            </p>
            <ul class="flow-faults">{rows}</ul>
        }
        .erased()
    };
    view! {
        <section class="section" aria-labelledby="pipeline-faults">
            <h2 class="t-md" id="pipeline-faults">{texts.text(keys::pipelines::CHECK)}</h2>
            {list}
        </section>
    }
    .erased()
}
