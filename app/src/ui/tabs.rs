//! Tabs whose choice stands in the URL: links, so they work without scripts. With them they have the keys of ARIA tabs:
//! arrows in the direction of the language, Home and End, and each tab that gets the focus is shown.

use super::walk::{Along, walk};
use crate::port::{self, Erased, Inside};
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::hooks::{use_location, use_query_map};
use texts::Direction;

/// The member of the URL's query that names the tab.
const MEMBER: &str = "tab";

/// One tab: its name in the URL, and what it is called.
pub type Tab = (&'static str, &'static str);

/// What the URL names as the tab.
pub fn use_tab() -> Memo<String> {
    let map = use_query_map();
    Memo::new(move |_| map.with(|map| map.get_str(MEMBER).unwrap_or_default().to_owned()))
}

/// The tab of that name; the first where there is none.
pub fn chosen_tab(tabs: &[Tab], asked: &str) -> &'static str {
    tabs.iter().find(|(name, _)| *name == asked).or(tabs.first()).map(|(name, _)| *name).unwrap_or_default()
}

/// A row of tabs; `children` are what the chosen one shows. Whoever shows them reads [`use_tab`] and draws both anew when
/// it changes: on the server a closure in here would be called twice, and load twice what its tab loads.
#[component]
pub fn Tabs(
    /// Unique in the page.
    id: &'static str,
    /// What the tabs divide.
    label: &'static str,
    tabs: Vec<Tab>,
    chosen: &'static str,
    children: Inside,
) -> impl IntoView {
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
            let is_it = chosen == name;
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
                    aria-selected=if is_it { "true" } else { "false" }
                    aria-controls=format!("{id}-panel")
                    tabindex=if is_it { "0" } else { "-1" }
                >
                    {label}
                </a>
            }
        })
        .collect();
    view! {
        <div class="tabs" role="tablist" aria-label=label node_ref=node on:keydown=pressed>{tabs}</div>
        <div
            class="tab-panel"
            role="tabpanel"
            id=format!("{id}-panel")
            aria-labelledby=format!("{id}-{chosen}")
            tabindex="0"
        >
            {children.show()}
        </div>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::chosen_tab;

    #[test]
    fn an_address_that_names_no_tab_shows_the_first() {
        let tabs = [("overview", ""), ("plan", "")];
        assert_eq!(
            (chosen_tab(&tabs, "plan"), chosen_tab(&tabs, "x"), chosen_tab(&tabs, "")),
            ("plan", "overview", "overview")
        );
        assert_eq!(chosen_tab(&[], "plan"), "");
    }
}
