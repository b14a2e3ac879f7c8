//! The navigation of a portal. On narrow screens it is a popover, which opens and closes without a script.

use super::PortalPlace;
use super::nav_groups::NavGroups;
use crate::port::{self, Erased, Manner};
use crate::ui::{Icon, IconButton};
use crate::words;
use domain::policy::{Actor, Portal};
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::hooks::use_location;
use texts::keys;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The popover's id, for the button that opens it.
pub(super) const ID: &str = "navigation";

/// The navigation of a portal, and the way to the person's other portals.
#[component]
pub(super) fn Sidebar(
    place: &'static PortalPlace,
    actor: Actor,
    /// Whether it is folded to its icons, where there is room for it to stand.
    folded: RwSignal<bool>,
) -> impl IntoView {
    let texts = words::texts();
    let boot = port::use_boot();
    let others: Vec<_> = Portal::open_to(&actor)
        .into_iter()
        .map(|portal| (portal, PortalPlace::of(portal)))
        .filter(|(portal, other)| other.identity != place.identity && !boot.is_closed(*portal))
        .map(|(portal, other)| {
            view! { <NavItem href=portal.path() icon=other.glyph label=texts.text(other.name) folded/> }
        })
        .collect();
    let switcher = (!others.is_empty()).then(|| {
        view! {
            <div class="nav-group">
                <p class="nav-label">{texts.text(keys::shell::PORTALS)}</p>
                {others}
            </div>
        }
    });
    let (list, path) = (NodeRef::<html::Div>::new(), use_location().pathname);
    Effect::new(move |_| {
        path.track();
        // Which item is the current one reaches the document with the next frame.
        request_animation_frame(move || reveal(list));
    });
    view! {
        <nav
            id=ID
            class="sidebar"
            popover="auto"
            aria-label=texts.text(keys::shell::NAVIGATION)
            on:toggle=move |_| reveal(list)
        >
            <div class="sidebar-head">
                {head(place.glyph)}
                <span class="nav-text text-fg-muted">{texts.text(place.name)}</span>
                <span class="only-narrow ms-auto">
                    <IconButton
                        icon="x"
                        label=texts.text(keys::shell::CLOSE_NAVIGATION)
                        opens=ID
                    />
                </span>
            </div>
            <div class="sidebar-list" node_ref=list>
                <NavGroups place actor=actor.clone() folded/>
                {switcher}
            </div>
            <div class="sidebar-foot">
                <FoldLink folded/>
                <p class="nav-text"><bdi>{actor.tenant_name}</bdi></p>
            </div>
        </nav>
    }
    .erased()
}

/// Moves the list to the item of the page that one is on, where it is out of sight.
fn reveal(list: NodeRef<html::Div>) {
    let Some(list) = list.try_get_untracked().flatten() else { return };
    let item = list.query_selector("[aria-current=page]").ok().flatten();
    let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) else { return };
    let (top, height, seen) = (item.offset_top(), item.offset_height(), list.client_height());
    if top < list.scroll_top() || top + height > list.scroll_top() + seen {
        list.set_scroll_top(top - (seen - height) / 2);
    }
}

/// The tenant's logo and name, or Portico's.
fn head(glyph: &'static str) -> impl IntoView {
    let brand = port::use_boot().brand;
    let mark = match brand.logo {
        Some(url) => view! { <img class="brand-mark-logo" src=url alt=""/> }.erased(),
        None => view! { <span class="portal-glyph"><Icon name=glyph/></span> }.erased(),
    };
    let name = brand.name.unwrap_or_else(|| "Portico".to_owned());
    view! {
        {mark}
        <span class="nav-text portal-name"><bdi>{name}</bdi></span>
    }
}

/// A way to a page or a portal, which says where one is.
#[component]
pub(super) fn NavItem(
    href: &'static str,
    icon: &'static str,
    label: &'static str,
    folded: RwSignal<bool>,
    /// Whether a page below this one has an item of its own.
    #[prop(optional)]
    has_below: bool,
) -> impl IntoView {
    let path = use_location().pathname;
    let is_rest = move |rest: &str| rest.is_empty() || (!has_below && rest.starts_with('/'));
    let is_here = move || path.with(|path| path.strip_prefix(href).is_some_and(is_rest));
    view! {
        <a
            class="nav-item"
            href=href
            aria-current=move || is_here().then_some("page")
            title=move || folded.get().then_some(label)
        >
            <Icon name=icon/>
            <span class="nav-text">{label}</span>
        </a>
    }
}

/// Folds the navigation to its icons and back. Without scripts the server keeps the choice and shows the page again.
#[component]
fn FoldLink(folded: RwSignal<bool>) -> impl IntoView {
    let texts = words::texts();
    let location = use_location();
    let choice = move || if folded.get() { "sidebar=whole" } else { "sidebar=folded" };
    let href = move || {
        let next = port::escape(&(location.pathname.get() + &port::with_mark(&location.search.get())));
        format!("/preferences?{}&next={next}", choice())
    };
    let label = move || texts.text(if folded.get() { keys::palette::UNFOLD } else { keys::palette::FOLD });
    let toggle = move |event: ev::MouseEvent| {
        event.prevent_default();
        let is_folded = !folded.get_untracked();
        port::prefer(Manner { is_folded, ..port::use_boot().manner }, untrack(choice));
        folded.set(is_folded);
    };
    view! {
        <a class="nav-item only-wide" href=href rel="external nofollow" title=label on:click=toggle>
            <Icon name="panel-left" flip=true/>
            <span class="nav-text">{label}</span>
        </a>
    }
}
