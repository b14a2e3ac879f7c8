//! What the palette offers at present, under its headings, with what was typed marked in it.

use super::item::{Group, Item};
use crate::lists::marked;
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use domain::platform::marks;
use leptos::prelude::*;

/// The list; the element is the combobox's `listbox`.
pub(super) fn options(
    items: Memo<Vec<Item>>,
    typed: RwSignal<String>,
    chosen: RwSignal<usize>,
    open: Callback<usize>,
) -> AnyView {
    let groups = move || {
        let typed = typed.with_untracked(|typed| typed.trim().to_owned());
        items.with(|items| {
            grouped(items)
                .into_iter()
                .map(|(group, from, to)| {
                    let heading = words::texts().text(group.heading());
                    let options: Vec<_> =
                        (from..to).map(|place| option(place, &items[place], &typed, chosen, open)).collect();
                    view! {
                        <div role="group" aria-label=heading>
                            <p class="nav-label" aria-hidden="true">{heading}</p>
                            {options}
                        </div>
                    }
                    .erased()
                })
                .collect::<Vec<_>>()
        })
    };
    groups.erased()
}

/// Neighbours of one group, as the places from and to which they stand.
fn grouped(items: &[Item]) -> Vec<(Group, usize, usize)> {
    let mut groups: Vec<(Group, usize, usize)> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        match groups.last_mut() {
            Some((group, _, to)) if *group == item.group => *to = place + 1,
            _ => groups.push((item.group, place, place + 1)),
        }
    }
    groups
}

/// The id of an option, for `aria-activedescendant`.
pub(super) fn id(place: usize) -> String {
    format!("palette-{place}")
}

fn option(place: usize, item: &Item, typed: &str, chosen: RwSignal<usize>, open: Callback<usize>) -> AnyView {
    let detail = (!item.detail.is_empty()).then(|| view! { <bdi class="palette-detail">{item.detail.clone()}</bdi> });
    let chord = item.chord.map(|letter| {
        view! {
            <span class="palette-keys" dir="ltr">
                <kbd class="key">"g"</kbd>
                <kbd class="key">{letter.to_string()}</kbd>
            </span>
        }
    });
    view! {
        <div
            class="palette-option"
            role="option"
            id=id(place)
            aria-selected=move || if chosen.get() == place { "true" } else { "false" }
            on:pointermove=move |_| {
                if chosen.get_untracked() != place {
                    chosen.set(place);
                }
            }
            on:click=move |_| open.run(place)
        >
            <Icon name=item.icon/>
            <bdi class="palette-title">{marked(&item.title, &marks(&item.title, typed))}</bdi>
            {detail}
            {chord}
        </div>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_group_stand_under_one_heading() {
        let item = |group| Item {
            group,
            title: String::new(),
            detail: String::new(),
            icon: "user",
            href: String::new(),
            leaves: false,
            chord: None,
        };
        let items = [Group::Recent, Group::Page, Group::Page, Group::Deed].map(item);
        assert_eq!(grouped(&items), [(Group::Recent, 0, 1), (Group::Page, 1, 3), (Group::Deed, 3, 4)]);
    }
}
