//! The field that looks for passages: a plain form, so it works before hydration.

use crate::port::{Erased, escape};
use crate::ui::Icon;
use crate::words;
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::hooks::{use_location, use_navigate};
use texts::keys;

/// Looks for passages in the documents that one may read. Enter leads to what was found.
#[component]
pub fn SearchBox(
    /// The id of the space that is looked in; all of them unless told.
    #[prop(optional)]
    space: Option<String>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let navigate = use_navigate();
    let action = page_of(&use_location().pathname.get_untracked());
    let (page, within) = (action.clone(), space.clone());
    let search = move |event: ev::SubmitEvent| {
        let Some(input) = node.get_untracked() else { return };
        event.prevent_default();
        let within = within.iter().map(|space| format!("&space={}", escape(space))).collect::<String>();
        navigate(&format!("{page}?search={}{within}", escape(input.value().trim())), Default::default());
    };
    let hint = words::texts().text(keys::retrieval::HINT);
    view! {
        <form class="search" method="get" role="search" action=action on:submit=search>
            <Icon name="search"/>
            <input
                class="input"
                type="search"
                name="search"
                dir="auto"
                node_ref=node
                aria-label=words::texts().text(keys::retrieval::TITLE)
                placeholder=hint
            />
            {space.map(|space| view! { <input type="hidden" name="space" value=space/> })}
        </form>
    }
    .erased()
}

/// The page of what was found, in the portal that an address belongs to.
fn page_of(path: &str) -> String {
    let portal = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    format!("/{portal}/knowledge/search")
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn what_was_found_stands_in_the_same_portal() {
        assert_eq!(page_of("/employee/knowledge/0193"), "/employee/knowledge/search");
        assert_eq!(page_of("/client"), "/client/knowledge/search");
    }
}
