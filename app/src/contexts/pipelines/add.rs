//! A button for each kind of step. A new one comes after the one that is chosen.

use super::desk::Desk;
use super::labels;
use crate::port::Erased;
use crate::ui::Button;
use crate::words;
use domain::pipelines::StepKind;
use leptos::prelude::*;
use texts::keys;

/// The buttons.
#[component]
pub(super) fn Add(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let buttons: Vec<_> = StepKind::ALL
        .iter()
        .map(|&kind| {
            let (icon, name) = labels::kind(kind);
            view! { <Button icon on:click=move |_| desk.add(kind)>{texts.text(name)}</Button> }
        })
        .collect();
    view! {
        <div class="flow-add" role="group" aria-label=texts.text(keys::pipelines::ADD_STEP)>
            <p class="field-label" aria-hidden="true">{texts.text(keys::pipelines::ADD_STEP)}</p>
            {buttons}
        </div>
    }
    .erased()
}
