//! Who answers the next question.

use crate::port::{self, Erased, Known};
use crate::ui::{Badge, Icon, Tone};
use crate::words;
use domain::workspaces::{ModelInfo, Models};
use leptos::prelude::*;
use texts::keys;

/// A choice among the models, where there are several; the name of the only one otherwise.
#[component]
pub(super) fn ModelChoice() -> impl IntoView {
    let models = Known::new(|| (), |()| port::call(Models {}));
    let chosen = RwSignal::new(String::new());
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let models = models.await.unwrap_or_default();
                if models.len() > 1 { choice(models, chosen) } else { only(models) }
            })}
        </Transition>
    }
    .erased()
}

/// The form falls back on what is marked as chosen when it was sent, so that the choice holds for the next question too.
fn choice(models: Vec<ModelInfo>, chosen: RwSignal<String>) -> AnyView {
    let texts = words::texts();
    let options: Vec<_> = models
        .into_iter()
        .map(|ModelInfo { id, name, .. }| {
            let value = id.clone();
            let is_chosen = move || chosen.with(|chosen| *chosen == id);
            view! { <option value=value selected=is_chosen>{name}</option> }
        })
        .collect();
    view! {
        <div class="select chat-model">
            <select
                class="input"
                name="model"
                aria-label=texts.text(keys::chat::MODEL)
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                <option value="" selected=move || chosen.with(String::is_empty)>{texts.text(keys::chat::MODEL_DEFAULT)}</option>
                {options}
            </select>
            <Icon name="chevron-down"/>
        </div>
    }
    .erased()
}

fn only(models: Vec<ModelInfo>) -> AnyView {
    let Some(ModelInfo { name, local, .. }) = models.into_iter().next() else { return ().erased() };
    let here = local.then(|| {
        let label = words::texts().text(keys::chat::MODEL_LOCAL);
        view! { <Badge tone=Tone::Neutral icon="hard-drive" label/> }
    });
    view! {
        <span class="t-sm text-fg-muted chat-model"><bdi>{name}</bdi></span>
        {here}
    }
    .erased()
}
