//! What the keyboard summons on every page of the frame: the palette, the search, help, and places by two letters. What
//! they show is loaded when it is first asked for; what listens is here, and small.

use super::pressed::{Pressed, pressed};
use super::{PortalPlace, loaded};
use crate::port::{self, Erased, line};
use domain::policy::Actor;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What can be summoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Summoned {
    /// The palette.
    Palette,
    /// The palette, for things rather than pages.
    Search,
    /// The list of shortcuts.
    Help,
}

/// What was summoned last, while it is open. A copyable handle.
#[derive(Clone, Copy)]
pub(super) struct Summons {
    /// What is open.
    pub open: RwSignal<Option<Summoned>>,
    was_asked: RwSignal<bool>,
}

impl Summons {
    /// Nothing is open.
    pub fn new() -> Self {
        Self { open: RwSignal::new(None), was_asked: RwSignal::new(false) }
    }

    /// Opens it. What isn't loaded yet can't be while the server is away; the bar says why.
    pub fn summon(self, what: Summoned) {
        if !self.was_asked.get_untracked() && line::is_unreachable().get_untracked() {
            return;
        }
        self.was_asked.set(true);
        self.open.set(Some(what));
    }
}

/// Where what is summoned appears, and what listens for it.
#[component]
pub(super) fn Summonable(place: &'static PortalPlace, actor: Actor, summons: Summons) -> impl IntoView {
    listen(place, actor, summons);
    let shown = move || summons.was_asked.get().then(|| loaded(super::palette::summoned(place, summons.open)));
    shown.erased()
}

fn listen(place: &'static PortalPlace, actor: Actor, summons: Summons) {
    let navigate = use_navigate();
    let is_keyless = port::use_boot().manner.is_keyless;
    let began_ms = StoredValue::new(None::<f64>);
    Effect::new(move |_| {
        let (navigate, actor) = (navigate.clone(), actor.clone());
        let handle = window_event_listener(ev::keydown, move |event| {
            let is_single = !is_keyless && !is_typing(&event);
            let now_ms = js_sys::Date::now();
            let key = pressed(&event.key(), &event.code(), held(&event), (is_single, began_ms.get_value(), now_ms));
            began_ms.set_value((key == Some(Pressed::Began)).then_some(now_ms));
            let what = match key {
                Some(Pressed::Palette) => Some(Summoned::Palette),
                Some(Pressed::Search) => Some(Summoned::Search),
                Some(Pressed::Help) => Some(Summoned::Help),
                Some(Pressed::GoTo(letter)) => {
                    let goal = place.places().find(|it| it.chord == Some(letter) && it.is_open_to(&actor));
                    if let Some(goal) = goal {
                        event.prevent_default();
                        navigate(goal.path, NavigateOptions::default());
                    }
                    None
                }
                Some(Pressed::Began) | None => None,
            };
            if let Some(what) = what {
                event.prevent_default();
                summons.summon(what);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

/// Whether a key stands for the platform's command key, and no other is held that changes its meaning.
fn held(event: &ev::KeyboardEvent) -> Option<bool> {
    let is_command = event.ctrl_key() || event.meta_key();
    (!event.alt_key() && !event.is_composing()).then_some(is_command)
}

/// Whether a key goes into something, or to a dialog.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    at.is_some_and(|at| {
        at.closest("input,textarea,select,[contenteditable],dialog,[role=menu]").is_ok_and(|found| found.is_some())
    })
}
