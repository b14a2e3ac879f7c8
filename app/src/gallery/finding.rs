//! A tree of links, and a field that finds.

use super::{Part, part};
use crate::port::Erased;
use crate::ui::{Choice, FindField, Finder, Finding, Toggled, TreeItem, TreeNav};
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use texts::keys;

/// A tree with a closed branch, a current row and a mark; a field that finds all that it knows.
pub(super) fn finding() -> Part {
    let texts = words::texts();
    let names = [keys::tenancy::TITLE, keys::tenancy::KIND_AGENCY, keys::tenancy::KIND, keys::organisation::TEAMS];
    let items = names.into_iter().zip([0, 1, 2, 0]).enumerate().map(|(place, (name, depth))| TreeItem {
        id: place.to_string(),
        depth,
        text: texts.text(name).to_owned(),
        href: "/ui".to_owned(),
        icon: "file-text",
        mark: (place == 3).then(|| ("pencil-line", texts.text(keys::templates::DRAFT))),
    });
    let items: Vec<_> = items.collect();
    let finder: Finder = Arc::new(move |_| -> Finding {
        let choice = |(place, name)| Choice {
            id: format!("{place}"),
            name: words::texts().text(name).to_owned(),
            about: String::new(),
            icon: "file-text",
        };
        Box::pin(std::future::ready(names.into_iter().enumerate().map(choice).collect()))
    });
    let chosen = RwSignal::new(String::new());
    let toggled = RwSignal::new(Toggled::from([("1".to_owned(), false)]));
    let shown = view! {
        <TreeNav
            label=texts.text(keys::tenancy::TITLE)
            items
            current=Signal::stored("1".to_owned())
            toggled
        />
        <div class="form">
            <FindField
                id="gallery-find"
                label=texts.text(keys::list::SEARCH)
                nothing=texts.text(keys::list::FILTERED_EMPTY_TITLE)
                finder
                on_choose=Callback::new(move |choice: Choice| chosen.set(choice.name))
            />
        </div>
        <p><bdi>{move || chosen.get()}</bdi></p>
    };
    part("tree · find_field", shown.erased())
}
