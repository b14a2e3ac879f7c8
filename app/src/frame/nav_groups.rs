//! The pages of a portal in the navigation, in groups; a heading folds what stands under it.

use super::PortalPlace;
use super::place::{Group, Heading};
use super::sidebar::NavItem;
use crate::port::{self, Manner};
use crate::ui::Icon;
use crate::words;
use domain::policy::Actor;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// So many pages are taken in at a glance, and need no headings.
const FEW: usize = 8;

/// The pages that somebody finds anything on. A heading sends the form that they stand in: without scripts the server
/// keeps what is folded and shows the page again.
#[component]
pub(super) fn NavGroups(place: &'static PortalPlace, actor: Actor, folded: RwSignal<bool>) -> impl IntoView {
    let texts = words::texts();
    let shut = RwSignal::new(port::use_boot().manner.folded_groups);
    let location = use_location();
    let here = move || location.pathname.get() + &port::with_mark(&location.search.get());
    let has_headings = place.places().filter(|page| page.is_open_to(&actor)).count() > FEW;
    let groups: Vec<_> = place
        .groups
        .iter()
        .filter_map(|group| {
            let open = group.places.iter().filter(|page| page.is_open_to(&actor));
            let pages: Vec<_> = open
                .map(|page| {
                    let is_below = |other: &str| other.len() > page.path.len() && other.starts_with(page.path);
                    let has_below = place.places().any(|other| is_below(other.path));
                    view! { <NavItem href=page.path icon=page.icon label=texts.text(page.name) folded has_below/> }
                })
                .collect();
            if pages.is_empty() {
                return None;
            }
            let heading = group.heading.filter(|_| has_headings);
            Some(view! {
                <div
                    class="nav-group"
                    role=heading.map(|_| "group")
                    aria-label=heading.map(|heading| texts.text(heading.name()))
                >
                    {heading.map(|heading| head(place, group, heading, shut))}
                    {pages}
                </div>
            })
        })
        .collect();
    view! {
        <form class="nav-groups" action="/preferences" method="get">
            {groups}
            <input type="hidden" name="next" value=here/>
        </form>
    }
}

/// What folds a group and unfolds it; the group of the page that one is on stays open.
fn head(place: &'static PortalPlace, group: &'static Group, heading: Heading, shut: RwSignal<u32>) -> impl IntoView {
    let path = use_location().pathname;
    let is_here = move || {
        let page = path.with(|path| place.at(path));
        page.is_some_and(|page| group.places.iter().any(|other| other.path == page.path))
    };
    let is_open = move || is_here() || shut.get() & heading.bit() == 0;
    let next = move || if is_here() { shut.get() } else { shut.get() ^ heading.bit() };
    let toggle = move |event: ev::MouseEvent| {
        event.prevent_default();
        if untrack(is_here) {
            return;
        }
        let folded_groups = untrack(next);
        port::prefer(Manner { folded_groups, ..port::use_boot().manner }, &format!("groups={folded_groups}"));
        shut.set(folded_groups);
    };
    view! {
        <button
            type="submit"
            class="nav-head"
            name="groups"
            value=move || next().to_string()
            aria-expanded=move || if is_open() { "true" } else { "false" }
            aria-disabled=move || is_here().then_some("true")
            on:click=toggle
        >
            {words::texts().text(heading.name())}
            <Icon name="chevron-down"/>
        </button>
    }
}
