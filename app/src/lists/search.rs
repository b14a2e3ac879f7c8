//! The search field of a list: a plain form, so it works before hydration.

use super::Query;
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// The search field of a list. Enter searches, an emptied field shows everything again.
#[component]
pub fn Search(
    query: Memo<Query>,
    /// What is searched.
    hint: &'static str,
    /// What the form is called, where another one on the page searches something else.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let navigate = use_navigate();
    let search = move |event: ev::SubmitEvent| {
        let Some(input) = node.get_untracked() else { return };
        event.prevent_default();
        let href = query.with_untracked(|query| query.with("search", Some(input.value().trim())));
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let others = move || {
        let members = query.with(|query| query.besides("search"));
        members
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect::<Vec<_>>()
    };
    let current = move || query.with(|query| query.get("search").unwrap_or_default().to_owned());
    view! {
        <form class="search" method="get" role="search" aria-label=label on:submit=search>
            <Icon name="search"/>
            <input
                class="input"
                type="search"
                name="search"
                node_ref=node
                aria-label=words::texts().text(keys::list::SEARCH)
                placeholder=hint
                value=current
                prop:value=current
            />
            {others}
        </form>
    }
    .erased()
}
