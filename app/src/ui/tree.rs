//! A tree of links, as the ARIA Authoring Practices want a navigation tree: arrows up and down lead from row to row, along the
//! line they open, close and step in and out, letters find a name, Home and End lead to both ends. Without scripts it is links.

use super::Icon;
use super::tree_rows::{SeenRow, Toggled, TreeItem, TreeRows};
use super::walk::{Along, all, walk};
use crate::port::{self, Erased};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::{ev, html};
use std::collections::BTreeSet;
use texts::Direction;

/// What one can walk through in a tree.
const ITEMS: &str = "[role=treeitem]";

/// A tree of links.
#[component]
pub fn TreeNav(
    /// What it is a tree of.
    label: &'static str,
    /// The things, each after the one that it stands below.
    items: Vec<TreeItem>,
    /// The id of the one whose page this is.
    #[prop(into)]
    current: Signal<String>,
    /// What somebody has opened and closed. It outlives a tree that is shown anew.
    toggled: RwSignal<Toggled>,
) -> impl IntoView {
    let rows = StoredValue::new(TreeRows::of(items));
    let above = move || current.with(|current| rows.with_value(|rows| rows.above(current)));
    let above = Memo::new(move |_| above().into_iter().collect());
    let tree = Branches { rows, above, current, toggled, at: RwSignal::new(String::new()) };
    let seen = Memo::new(move |_| tree.seen());
    let stop = Memo::new(move |_| seen.with(|seen| tree.stop(seen)));
    let node = NodeRef::<html::Ul>::new();
    let is_rtl = port::use_boot().locale.direction() == Direction::Rtl;
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(root) = node.get_untracked() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let active = document().active_element();
        let items = all(&root, ITEMS);
        let at = items.iter().position(|item| active.as_ref() == Some(item.as_ref()));
        let step = at.and_then(|at| seen.with_untracked(|seen| tree.step(seen, at, &event.key(), is_rtl)));
        match step {
            Some(step) => {
                event.prevent_default();
                match step {
                    Step::Toggle(id, open) => tree.toggle(id, open),
                    Step::To(place) => {
                        let _ = items.get(place).map(|item| item.focus());
                    }
                }
            }
            None => {
                walk(&event, &root, ITEMS, Along::Column);
            }
        }
    };
    view! {
        <ul class="tree-nav" role="tree" aria-label=label node_ref=node on:keydown=pressed>
            <For each=move || seen.get() key=SeenRow::clone children=move |row| item(row, tree, stop)/>
        </ul>
    }
    .erased()
}

/// What all rows of a tree have in common.
#[derive(Clone, Copy)]
struct Branches {
    rows: StoredValue<TreeRows>,
    /// Those that the current one stands below.
    above: Memo<BTreeSet<String>>,
    current: Signal<String>,
    toggled: RwSignal<Toggled>,
    /// The row that had the focus last.
    at: RwSignal<String>,
}

/// What a key asks of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// To open or close a branch.
    Toggle(String, bool),
    /// To go to the row at this place.
    To(usize),
}

impl Branches {
    fn seen(self) -> Vec<SeenRow> {
        let seen = |toggled: &Toggled| self.above.with(|above| self.rows.with_value(|rows| rows.seen(toggled, above)));
        self.toggled.with(seen)
    }

    fn is_open(self, id: &str) -> bool {
        let is_open =
            |toggled: &Toggled| self.above.with(|above| self.rows.with_value(|rows| rows.is_open(id, toggled, above)));
        self.toggled.with(is_open)
    }

    fn toggle(self, id: String, open: bool) {
        self.toggled.update(|toggled| {
            toggled.insert(id, open);
        });
    }

    /// The one row that the Tab key stops at: where the focus was, else the current one, else the first.
    fn stop(self, seen: &[SeenRow]) -> String {
        let is_seen = |id: &String| seen.iter().any(|row| row.item.id == *id);
        let at = Some(self.at.get()).filter(is_seen).or_else(|| Some(self.current.get()).filter(is_seen));
        at.or_else(|| seen.first().map(|row| row.item.id.clone())).unwrap_or_default()
    }

    /// What a key that goes along the line asks at a row.
    fn step(self, seen: &[SeenRow], at: usize, key: &str, is_rtl: bool) -> Option<Step> {
        let row = seen.get(at)?;
        let is_open = row.is_branch && untrack(|| self.is_open(&row.item.id));
        stepped(seen, at, is_open, key, is_rtl)
    }
}

/// The arrows follow what one sees, so they turn round where the language runs from right to left.
fn stepped(seen: &[SeenRow], at: usize, is_open: bool, key: &str, is_rtl: bool) -> Option<Step> {
    let row = seen.get(at)?;
    let (onward, back) = if is_rtl { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    match key {
        it if it == onward && row.is_branch && is_open => Some(Step::To(at + 1)),
        it if it == onward && row.is_branch => Some(Step::Toggle(row.item.id.clone(), true)),
        it if it == back && is_open => Some(Step::Toggle(row.item.id.clone(), false)),
        it if it == back => seen[..at].iter().rposition(|other| other.item.depth < row.item.depth).map(Step::To),
        _ => None,
    }
}

fn item(row: SeenRow, tree: Branches, stop: Memo<String>) -> AnyView {
    let SeenRow { item, is_branch, place, count } = row;
    let TreeItem { id, depth, text, href, icon, mark } = item;
    let (opened, turned, current, stopped, focused) = (id.clone(), id.clone(), id.clone(), id.clone(), id.clone());
    let expanded = move || is_branch.then(|| if tree.is_open(&opened) { "true" } else { "false" });
    let is_current = move || tree.current.with(|it| *it == current).then_some("page");
    let tab = move || if stop.with(|stop| *stop == stopped) { "0" } else { "-1" };
    let turn = is_branch.then(|| {
        let toggle = move |_| {
            let open = !untrack(|| tree.is_open(&turned));
            tree.toggle(turned.clone(), open);
        };
        view! { <span class="tree-turn" aria-hidden="true" on:click=toggle><Icon name="chevron-right" flip=true/></span> }
    });
    let mark = mark.map(|(icon, said)| {
        view! {
            <span class="tree-mark" title=said>
                <Icon name=icon/>
                <span class="visually-hidden">{said}</span>
            </span>
        }
    });
    let level = custom_attribute("aria-level", (depth + 1).to_string());
    view! {
        <li class="tree-row" role="none" data-depth=depth.min(8).to_string()>
            {turn}
            <a
                class="tree-link"
                role="treeitem"
                href=href
                tabindex=tab
                aria-posinset=place.to_string()
                aria-setsize=count.to_string()
                aria-expanded=expanded
                aria-current=is_current
                on:focus=move |_| tree.at.set(focused.clone())
                {..level}
            >
                <Icon name=icon/>
                <bdi class="tree-text" dir="auto">{text}</bdi>
                {mark}
            </a>
        </li>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<SeenRow> {
        let item = |(id, depth): (&str, u32)| TreeItem {
            id: id.to_owned(),
            depth,
            text: id.to_owned(),
            href: String::new(),
            icon: "file",
            mark: None,
        };
        let items = [("a", 0), ("a1", 1), ("b", 0)].map(item).to_vec();
        TreeRows::of(items).seen(&Toggled::new(), &BTreeSet::new())
    }

    #[test]
    fn along_the_line_branches_open_and_close_and_one_steps_in_and_out() {
        let rows = rows();
        assert_eq!(stepped(&rows, 0, false, "ArrowRight", false), Some(Step::Toggle("a".into(), true)));
        assert_eq!(stepped(&rows, 0, true, "ArrowRight", false), Some(Step::To(1)));
        assert_eq!(stepped(&rows, 1, false, "ArrowLeft", false), Some(Step::To(0)));
        assert_eq!(stepped(&rows, 0, true, "ArrowLeft", false), Some(Step::Toggle("a".into(), false)));
        assert_eq!(stepped(&rows, 0, true, "ArrowLeft", true), Some(Step::To(1)), "in Arabic it is the other one");
    }

    #[test]
    fn other_keys_stay_what_they_are() {
        let rows = rows();
        assert_eq!(stepped(&rows, 2, false, "ArrowRight", false), None, "nothing stands below it");
        assert_eq!(stepped(&rows, 2, false, "ArrowLeft", false), None, "nothing stands above it");
        assert_eq!(stepped(&rows, 0, true, "Enter", false), None);
    }
}
