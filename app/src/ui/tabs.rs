//! Tabs whose choice stands in the URL: links, so they work without scripts. With them they have the keys of ARIA tabs:
//! arrows in the direction of the language, Home and End, and each tab that gets the focus is shown.

use super::walk::{Along, walk};
use crate::port;
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::hooks::{use_location, use_query_map};
use texts::Direction;

/// The member of the URL's query that names the tab.
const MEMBER: &str = "tab";

/// One tab: its name in the URL, and what it is called.
pub type Tab = (&'static str, &'static str);

/// The tab that the URL names; the first where it names none of them.
pub fn use_tab(tabs: &[Tab]) -> Memo<&'static str> {
    let (map, names) = (use_query_map(), tabs.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    Memo::new(move |_| {
        let known = map.with(|map| names.iter().find(|name| map.get_str(MEMBER) == Some(**name)).copied());
        known.or_else(|| names.first().copied()).unwrap_or_default()
    })
}

/// A row of tabs, and below it what the chosen one shows, as `show` makes it.
#[component]
pub fn Tabs<F>(
    /// Unique in the page.
    id: &'static str,
    /// What the tabs divide.
    label: &'static str,
    tabs: Vec<Tab>,
    chosen: Memo<&'static str>,
    show: F,
) -> impl IntoView
where
    F: Fn(&'static str) -> AnyView + Clone + Send + Sync + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let is_rtl = port::use_boot().locale.direction() == Direction::Rtl;
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(row) = node.get_untracked() else { return };
        if let Some(tab) = walk(&event, &row, "[role=tab]", Along::Row { is_rtl }) {
            tab.click();
        }
    };
    let first = tabs.first().map(|(name, _)| *name);
    let path = use_location().pathname;
    let tabs: Vec<_> = tabs
        .into_iter()
        .map(|(name, label)| {
            let is_it = move || chosen.get() == name;
            let href = move || {
                let path = path.get();
                if first == Some(name) { path } else { format!("{path}?{MEMBER}={name}") }
            };
            view! {
                <a
                    class="tab"
                    role="tab"
                    id=format!("{id}-{name}")
                    href=href
                    data-noscroll=""
                    aria-selected=move || if is_it() { "true" } else { "false" }
                    aria-controls=format!("{id}-panel")
                    tabindex=move || if is_it() { "0" } else { "-1" }
                >
                    {label}
                </a>
            }
        })
        .collect();
    // By key, so that nothing of one tab lives on in another.
    view! {
        <div class="tabs" role="tablist" aria-label=label node_ref=node on:keydown=pressed>{tabs}</div>
        <div
            class="tab-panel"
            role="tabpanel"
            id=format!("{id}-panel")
            aria-labelledby=move || format!("{id}-{}", chosen.get())
            tabindex="0"
        >
            <For each=move || [chosen.get()] key=|name| *name children=show/>
        </div>
    }
    .into_any()
}
