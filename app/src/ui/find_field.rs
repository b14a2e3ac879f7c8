//! A field in which somebody types and chooses among what is found, as the ARIA Authoring Practices want a combobox with a list.
//! It needs scripts.

use super::{Icon, later};
use crate::port::Erased;
use futures::future::BoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use std::sync::Arc;
use std::time::Duration;

/// So long nothing is asked after a key.
const PAUSE: Duration = Duration::from_millis(150);

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// Which it is.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name; may be empty.
    pub about: String,
    /// Its icon.
    pub icon: &'static str,
}

/// Finds what bears a text.
pub type Finder = Arc<dyn Fn(String) -> Finding + Send + Sync>;
/// What is on its way.
pub type Finding = BoxFuture<'static, Vec<Choice>>;

/// A field that finds. What is chosen leaves the field, which is empty then.
#[component]
pub fn FindField(
    /// Unique in the page.
    id: &'static str,
    label: &'static str,
    /// What is said where nothing is found.
    nothing: &'static str,
    finder: Finder,
    #[prop(into)] on_choose: Callback<Choice>,
    /// The field, for who gives it the focus.
    #[prop(optional)]
    field: NodeRef<html::Input>,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let found = RwSignal::new(None::<Vec<Choice>>);
    let chosen = RwSignal::new(0_usize);
    follow(typed, found, finder);
    Effect::new(move |_| {
        found.track();
        chosen.set(0);
    });
    let take = move |place: usize| {
        let Some(choice) = found.with_untracked(|found| found.as_ref()?.get(place).cloned()) else { return };
        typed.set(None);
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
        on_choose.run(choice);
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(count);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|at| *at = (*at + count - 1) % count),
            // Enter never sends the form around the field.
            "Enter" if !event.is_composing() => take(chosen.get_untracked()),
            "Escape" if count > 0 => {
                event.stop_propagation();
                typed.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = format!("{id}-list");
    let option_id = move |place: usize| format!("{id}-{place}");
    let option = move |(place, choice): (usize, Choice)| {
        let about = (!choice.about.is_empty()).then(|| view! { <bdi class="palette-detail">{choice.about}</bdi> });
        view! {
            <div
                class="palette-option"
                role="option"
                id=option_id(place)
                aria-selected=move || if chosen.get() == place { "true" } else { "false" }
                on:mousedown=move |event: ev::MouseEvent| event.prevent_default()
                on:click=move |_| take(place)
            >
                <Icon name=choice.icon/>
                <bdi class="palette-title" dir="auto">{choice.name}</bdi>
                {about}
            </div>
        }
        .erased()
    };
    let is_open = move || found.with(count) > 0;
    let is_nothing = move || found.with(|found| found.as_ref().is_some_and(Vec::is_empty));
    let active = move || is_open().then(|| option_id(chosen.get()));
    view! {
        <div class="find-field">
            <label class="field-label" for=id>{label}</label>
            <input
                class="input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                dir="auto"
                node_ref=field
                aria-autocomplete="list"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                aria-controls=list.clone()
                aria-activedescendant=active
                on:input=move |event| {
                    let text = event_target_value(&event).trim().to_owned();
                    typed.set(Some(text).filter(|text| !text.is_empty()));
                }
                on:keydown=pressed
            />
            <div class="find-list" id=list role="listbox" aria-label=label hidden=move || !is_open()>
                {move || found.get().unwrap_or_default().into_iter().enumerate().map(option).collect::<Vec<_>>()}
            </div>
            <p class="t-sm text-fg-muted" role="status">{move || is_nothing().then_some(nothing)}</p>
        </div>
    }
    .erased()
}

/// How many were found.
fn count(found: &Option<Vec<Choice>>) -> usize {
    found.as_ref().map_or(0, Vec::len)
}

/// Keeps `found` what is found for what is typed; none before it was looked for.
fn follow(typed: RwSignal<Option<String>>, found: RwSignal<Option<Vec<Choice>>>, finder: Finder) {
    Effect::new(move |_| {
        let Some(text) = typed.get() else {
            found.set(None);
            return;
        };
        let finder = Arc::clone(&finder);
        let ask = move || {
            spawn_local(async move {
                let choices = finder(text.clone()).await;
                // Meanwhile something else may have been typed, or the page has gone.
                if typed.try_with_untracked(|now| now.as_ref() == Some(&text)) == Some(true) {
                    found.try_set(Some(choices));
                }
            });
        };
        later(PAUSE, ask);
    });
}
