//! The bar above the editor of Markdown: which view is shown, and what can be made of the text.

use super::Icon;
use super::markup::Markup;
use super::walk::{Along, walk};
use crate::port::{self, Erased};
use leptos::prelude::*;
use leptos::{ev, html};
use texts::Direction;

/// What stands in a row of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Tabs: the text, or how it looks.
    Views,
    /// Buttons.
    Marks,
}

/// A row of things that the arrows walk through; of tabs, whichever gets the focus is chosen.
pub fn row(row: Row, label: &'static str, hidden: Signal<bool>, children: AnyView) -> AnyView {
    let (role, class, items) = match row {
        Row::Views => ("tablist", "markdown-views", "[role=tab]"),
        Row::Marks => ("toolbar", "markdown-marks", "button"),
    };
    let node = NodeRef::<html::Div>::new();
    let is_rtl = port::use_boot().locale.direction() == Direction::Rtl;
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(around) = node.get_untracked() else { return };
        if let Some(item) = walk(&event, &around, items, Along::Row { is_rtl })
            && row == Row::Views
        {
            item.click();
        }
    };
    view! {
        <div
            class=class
            role=role
            aria-label=label
            node_ref=node
            hidden=move || hidden.get()
            on:keydown=pressed
        >
            {children}
        </div>
    }
    .erased()
}

/// The tab of a view: `name` is that of its panel.
pub fn tab(
    id: &str,
    name: &'static str,
    label: &'static str,
    is_chosen: Signal<bool>,
    choose: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="tab"
            role="tab"
            id=format!("{id}-{name}-tab")
            aria-controls=format!("{id}-{name}")
            aria-selected=move || if is_chosen.get() { "true" } else { "false" }
            tabindex=move || if is_chosen.get() { "0" } else { "-1" }
            on:click=move |_| choose()
        >
            {label}
        </button>
    }
    .erased()
}

/// The button of a markup, with its keys in the tooltip. The first of its row takes part in the page's order of tabs.
pub fn button(place: usize, markup: Markup, label: &'static str, act: impl Fn() + Send + Sync + 'static) -> AnyView {
    let (letter, is_shifted) = markup.key();
    let key = letter.to_ascii_uppercase();
    let (told, shown) = if is_shifted {
        (format!("Control+Shift+{key} Meta+Shift+{key}"), format!("⇧{key}"))
    } else {
        (format!("Control+{key} Meta+{key}"), key.to_string())
    };
    view! {
        <button
            type="button"
            class="btn btn-quiet btn-icon"
            aria-label=label
            title=format!("{label} ({})", ["Ctrl", shown.as_str()].join("+"))
            aria-keyshortcuts=told
            tabindex=if place == 0 { "0" } else { "-1" }
            on:click=move |_| act()
        >
            <Icon name=markup.icon()/>
        </button>
    }
    .erased()
}
