//! The navigation of a portal. On narrow screens it is a popover, which opens and closes without a script.

use super::PortalPlace;
use crate::port;
use crate::ui::{Icon, IconButton};
use crate::words;
use domain::policy::{Actor, Portal};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::keys;

/// The popover's id, for the button that opens it.
pub(super) const ID: &str = "navigation";

/// The navigation of a portal, and the way to the person's other portals.
#[component]
pub(super) fn Sidebar(place: &'static PortalPlace, actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let pages: Vec<_> = place
        .places
        .iter()
        .filter(|page| page.is_open_to(&actor))
        .map(|page| {
            let has_below = place
                .places
                .iter()
                .any(|other| other.path.len() > page.path.len() && other.path.starts_with(page.path));
            view! { <NavItem href=page.path icon=page.icon label=texts.text(page.name) has_below/> }
        })
        .collect();
    let others: Vec<_> = Portal::open_to(&actor)
        .into_iter()
        .map(|portal| (portal, PortalPlace::of(portal)))
        .filter(|(_, other)| other.identity != place.identity)
        .map(|(portal, other)| view! { <NavItem href=portal.path() icon=other.glyph label=texts.text(other.name)/> })
        .collect();
    let switcher = (!others.is_empty()).then(|| {
        view! {
            <div class="nav-group">
                <p class="nav-label">{texts.text(keys::shell::PORTALS)}</p>
                {others}
            </div>
        }
    });
    view! {
        <nav id=ID class="sidebar" popover="auto" aria-label=texts.text(keys::shell::NAVIGATION)>
            <div class="sidebar-head">
                {head(place.glyph)}
                <span class="text-fg-muted">{texts.text(place.name)}</span>
                <span class="only-narrow ms-auto">
                    <IconButton
                        icon="x"
                        label=texts.text(keys::shell::CLOSE_NAVIGATION)
                        opens=ID
                    />
                </span>
            </div>
            <div class="nav-group">{pages}</div>
            {switcher}
            <p class="sidebar-foot"><bdi>{actor.tenant_name}</bdi></p>
        </nav>
    }
    .into_any()
}

/// The tenant's logo and name, or Portico's.
fn head(glyph: &'static str) -> impl IntoView {
    let brand = port::use_boot().brand;
    let mark = match brand.logo {
        Some(url) => view! { <img class="brand-mark-logo" src=url alt=""/> }.into_any(),
        None => view! { <span class="portal-glyph"><Icon name=glyph/></span> }.into_any(),
    };
    let name = brand.name.unwrap_or_else(|| "Portico".to_owned());
    view! {
        {mark}
        <span class="portal-name"><bdi>{name}</bdi></span>
    }
}

#[component]
fn NavItem(
    href: &'static str,
    icon: &'static str,
    label: &'static str,
    /// Whether a page below this one has an item of its own.
    #[prop(optional)]
    has_below: bool,
) -> impl IntoView {
    let path = use_location().pathname;
    let is_rest = move |rest: &str| rest.is_empty() || (!has_below && rest.starts_with('/'));
    let is_here = move || path.with(|path| path.strip_prefix(href).is_some_and(is_rest));
    view! {
        <a class="nav-item" href=href aria-current=move || is_here().then_some("page")>
            <Icon name=icon/>
            {label}
        </a>
    }
}
