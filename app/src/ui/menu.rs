//! A button with a menu, on the native popover: it opens and closes without scripts. With them it has the keys of the
//! ARIA menu button: arrows, Home, End, first letters, Escape, Tab.

use super::walk::{Along, all, walk};
use super::{Icon, Look};
use crate::port::{Erased, Inside};
use leptos::prelude::*;
use leptos::{ev, html};

/// What one can walk through in a menu.
const ITEMS: &str = "[role^=menuitem]";

/// A button that opens a menu. `children` are its items.
#[component]
pub fn Menu(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What the button is called.
    #[prop(into)]
    label: String,
    icon: &'static str,
    /// Whether the button shows its icon alone; the label is read aloud and stands in the tooltip.
    #[prop(optional)]
    icon_only: bool,
    /// A sentence above the items.
    #[prop(optional)]
    head: Option<&'static str>,
    children: Inside,
) -> impl IntoView {
    let (button, panel, list) =
        (NodeRef::<html::Button>::new(), NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let opened = move |_| {
        let Some(list) = list.get_untracked().filter(|list| list.matches(":popover-open *").unwrap_or_default()) else {
            return;
        };
        if let Some(first) = all(&list, ITEMS).first() {
            let _ = first.focus();
        }
    };
    let open = move |event: ev::KeyboardEvent| {
        if let ("ArrowDown" | "ArrowUp", Some(button)) = (event.key().as_str(), button.get_untracked()) {
            event.prevent_default();
            button.click();
        }
    };
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            let _ = panel.hide_popover();
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        match event.key().as_str() {
            // What is around the menu has a meaning for this key too.
            "Escape" => event.stop_propagation(),
            "Tab" => close(),
            _ => {
                walk(&event, &list, ITEMS, Along::Column);
            }
        }
    };
    let look = if icon_only { Look::Quiet } else { Look::Secondary };
    view! {
        <button
            type="button"
            class=look.class()
            class:btn-icon=icon_only
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-label=icon_only.then(|| label.clone())
            title=icon_only.then(|| label.clone())
            node_ref=button
            on:keydown=open
        >
            <Icon name=icon/>
            {(!icon_only).then(|| label.clone())}
        </button>
        <div class="menu menu-near" id=id popover="auto" node_ref=panel on:toggle=opened on:keydown=pressed>
            {head.map(|head| view! { <p class="menu-head t-sm text-fg-muted">{head}</p> })}
            <div role="menu" aria-label=label node_ref=list>{children.show()}</div>
        </div>
    }
    .erased()
}

/// An item that leads somewhere.
#[component]
pub fn MenuLink(
    #[prop(into)] href: Signal<Option<String>>,
    icon: &'static str,
    label: &'static str,
    /// Whether it is a file to keep.
    #[prop(optional)]
    download: bool,
) -> impl IntoView {
    view! {
        <a
            class="menu-item"
            role="menuitem"
            tabindex="-1"
            href=move || href.get()
            rel=download.then_some("external")
            download=download.then_some("")
        >
            <Icon name=icon/>
            {label}
        </a>
    }
    .erased()
}

/// An item that is on or off; the menu stays open.
#[component]
pub fn MenuTick(
    label: &'static str,
    #[prop(into)] is_on: Signal<bool>,
    #[prop(into)] on_toggle: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-item"
            role="menuitemcheckbox"
            tabindex="-1"
            aria-checked=move || if is_on.get() { "true" } else { "false" }
            on:click=move |_| on_toggle.run(())
        >
            {label}
            <span class="tick"><Icon name="check"/></span>
        </button>
    }
    .erased()
}
