//! The palette itself: a combobox with its listbox, as the ARIA Authoring Practices want it.

use super::item::Item;
use super::{deeds, found, options, places, rank, recent};
use crate::frame::summons::Summoned;
use crate::frame::{PortalPlace, actor};
use crate::port;
use crate::ui::{Icon, IconButton};
use crate::words;
use domain::policy::Actor;
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::keys;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The id of the list, which the field controls.
const LIST: &str = "palette-list";
/// What stays free beside the option that is chosen.
const ROOM_PX: i32 = 8;

/// The palette.
#[component]
pub(super) fn Panel(place: &'static PortalPlace, open: RwSignal<Option<Summoned>>) -> impl IntoView {
    let actor = actor()?;
    let texts = words::texts();
    let (dialog, field) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Input>::new());
    let (typed, chosen) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let (deeds, found) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
    let was_asked = StoredValue::new(false);
    let is_open = Memo::new(move |_| matches!(open.get(), Some(Summoned::Palette | Summoned::Search)));
    found::follow(typed, found);
    let items = offered(place, actor.clone(), Offered { open, typed, deeds, found });
    Effect::new(move |_| {
        let is_open = is_open.get();
        let Some(dialog) = dialog.get() else { return };
        if is_open {
            deeds::ask(deeds, was_asked);
            typed.set(String::new());
            let _ = dialog.show_modal();
            if let Some(field) = field.get_untracked() {
                field.set_value("");
                let _ = field.focus();
            }
        } else {
            dialog.close();
        }
    });
    Effect::new(move |_| {
        items.track();
        chosen.set(0);
    });
    Effect::new(move |_| show(chosen.get()));
    let close = move || {
        if is_open.get_untracked() {
            open.set(None);
        }
    };
    let go = goer(actor, items, Callback::new(move |()| close()));
    let walk = move |event: ev::KeyboardEvent| {
        let count = items.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" if !event.is_composing() => go.run(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let count = move || items.with(Vec::len);
    Some(view! {
        <dialog
            class="palette"
            node_ref=dialog
            aria-label=texts.text(keys::palette::TITLE)
            closedby="any"
            on:close=move |_| close()
        >
            <div class="palette-field">
                <Icon name="search"/>
                <input
                    type="text"
                    role="combobox"
                    node_ref=field
                    aria-label=texts.text(keys::palette::HINT)
                    placeholder=texts.text(keys::palette::HINT)
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-activedescendant=move || (count() > 0).then(|| options::id(chosen.get()))
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    dir="auto"
                    maxlength="200"
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=walk
                />
                <IconButton icon="x" label=texts.text(keys::shell::CLOSE) on:click=move |_| close()/>
            </div>
            <div class="palette-list" role="listbox" id=LIST aria-label=texts.text(keys::palette::LIST)>
                {options::options(items, typed, chosen, go)}
            </div>
            <p class="palette-nothing" hidden=move || { count() > 0 }>{texts.text(keys::palette::NOTHING)}</p>
            <p class="visually-hidden" role="status">
                {move || is_open.get().then(|| texts.count(keys::palette::RESULTS, count() as u64))}
            </p>
        </dialog>
    })
}

/// What the list is made of.
#[derive(Clone, Copy)]
struct Offered {
    open: RwSignal<Option<Summoned>>,
    typed: RwSignal<String>,
    deeds: RwSignal<Vec<Item>>,
    found: RwSignal<Vec<Item>>,
}

/// What is offered for what is typed: with nothing typed, what was opened before, every page and everything to do.
fn offered(place: &'static PortalPlace, actor: Actor, of: Offered) -> Memo<Vec<Item>> {
    let location = use_location();
    Memo::new(move |_| {
        let Some(what) = of.open.get() else { return Vec::new() };
        let typed = of.typed.with(|typed| typed.trim().to_owned());
        let (pages, deeds) = (places::pages(&actor, place), of.deeds.get());
        if typed.is_empty() {
            return recent::recent(&actor).into_iter().chain(pages).chain(deeds).collect();
        }
        let here = location.pathname.get_untracked();
        let pages = rank::fitting(pages.into_iter(), &typed);
        let deeds = rank::fitting(deeds.into_iter(), &typed);
        let looks = rank::fitting(places::looks(&here).into_iter(), &typed);
        let found = of.found.get();
        match what {
            Summoned::Search => found.into_iter().chain(pages).chain(deeds).chain(looks).collect(),
            _ => pages.into_iter().chain(deeds).chain(looks).chain(found).collect(),
        }
    })
}

/// What opens the item at a place of the list.
fn goer(actor: Actor, items: Memo<Vec<Item>>, close: Callback<()>) -> Callback<usize> {
    let navigate = use_navigate();
    Callback::new(move |place: usize| {
        let Some(item) = items.with_untracked(|items| items.get(place).cloned()) else { return };
        recent::remember(&actor, &item);
        close.run(());
        if item.leaves {
            port::redirect(&item.href);
        } else {
            navigate(&item.href, NavigateOptions::default());
        }
    })
}

/// Brings an option into sight, as far as the list is scrolled from it and no further.
fn show(place: usize) {
    let option = document().get_element_by_id(&options::id(place));
    let Some(option) = option.and_then(|option| option.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(list) = option.offset_parent() else { return };
    let (top, bottom) = (option.offset_top() - ROOM_PX, option.offset_top() + option.offset_height() + ROOM_PX);
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
