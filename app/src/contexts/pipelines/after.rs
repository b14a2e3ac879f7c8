//! What a step comes after: a tick for each of the others, so that lines are drawn without a pointer too.

use super::desk::Desk;
use crate::port::Erased;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// The ticks.
#[component]
pub(super) fn After(desk: Desk, step: String) -> impl IntoView {
    let texts = words::texts();
    let own = step.clone();
    let others = Memo::new(move |_| {
        let names = |graph: &domain::pipelines::Graph| {
            graph.steps.iter().map(|other| other.id.clone()).filter(|id| *id != own).collect::<Vec<_>>()
        };
        desk.graph.with(names)
    });
    view! {
        <fieldset class="ticks">
            <legend class="field-label">{texts.text(keys::pipelines::AFTER)}</legend>
            {move || others.get().into_iter().map(|other| tick(desk, step.clone(), other)).collect::<Vec<_>>()}
        </fieldset>
    }
    .erased()
}

fn tick(desk: Desk, step: String, other: String) -> AnyView {
    let (own, before) = (step.clone(), other.clone());
    let is_after = move || desk.graph.with(|graph| graph.step(&own).is_some_and(|step| step.after.contains(&before)));
    let name = other.clone();
    let turn = move |_| {
        desk.change_step(&step, |step| match step.after.iter().position(|before| *before == other) {
            Some(at) => {
                step.after.remove(at);
            }
            None => step.after.push(other.clone()),
        });
    };
    view! {
        <label class="tick-line">
            <input type="checkbox" prop:checked=is_after on:change=turn/>
            <code dir="ltr">{name}</code>
        </label>
    }
    .erased()
}
