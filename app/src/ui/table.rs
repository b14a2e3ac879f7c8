//! A table whose order the server makes. Under 640 px its rows become cards: each cell names its column in
//! `data-label`.

use super::Icon;
use super::widths::{Widths, separator};
use crate::port::{Erased, Inside};
use leptos::html;
use leptos::prelude::*;

/// How a column is sorted at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Not by this column.
    None,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub label: &'static str,
    /// Whether its values are numbers, which stand at the end of their cells.
    pub is_number: bool,
    /// The order at present, the address of the other order, and what the link says; `None` where it can't be sorted.
    pub sort: Option<(Order, String, String)>,
}

impl Column {
    /// A column of text that can't be sorted.
    pub fn new(label: &'static str) -> Self {
        Self { label, is_number: false, sort: None }
    }

    /// A column of numbers.
    pub fn number(label: &'static str) -> Self {
        Self { is_number: true, ..Self::new(label) }
    }

    /// The same column with a link that sorts by it.
    #[must_use]
    pub fn sorted(mut self, order: Order, href: String, hint: String) -> Self {
        self.sort = Some((order, href, hint));
        self
    }
}

/// A table; `children` are its rows.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    columns: Vec<Column>,
    /// What stands in the head before the columns.
    #[prop(optional_no_strip)]
    lead: Option<AnyView>,
    /// How wide the columns are, where people may say so.
    #[prop(optional_no_strip)]
    widths: Option<Widths>,
    children: Inside,
) -> impl IntoView {
    let count = columns.len();
    let grip = |place: usize, label: &'static str| {
        let last = place + 1 == count;
        let widths = widths.filter(|_| !last && !label.is_empty())?;
        Some(Grip { widths, place, count, label })
    };
    let heads: Vec<_> = columns
        .into_iter()
        .enumerate()
        .map(|(place, column)| {
            let node = NodeRef::<html::Th>::new();
            if let Some(widths) = widths {
                widths.hold(node, place);
            }
            let grip = grip(place, column.label);
            head(column, node, grip)
        })
        .collect();
    let are_chosen = move || widths.is_some_and(Widths::are_chosen);
    let label = caption.clone();
    view! {
        <div class="table-region" role="region" aria-label=label tabindex="0">
            <table class="table" data-sized=move || are_chosen().then_some("")>
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{lead}{heads}</tr>
                </thead>
                <tbody>{children.show()}</tbody>
            </table>
        </div>
    }
    .erased()
}

/// Where the separator of a column stands.
#[derive(Clone, Copy)]
struct Grip {
    widths: Widths,
    place: usize,
    count: usize,
    label: &'static str,
}

fn head(column: Column, node: NodeRef<html::Th>, grip: Option<Grip>) -> AnyView {
    let Column { label, is_number, sort } = column;
    let class = is_number.then_some("end");
    // A head is called as its column is, whatever its separator says.
    let name = move || grip.filter(|grip| grip.widths.are_alive()).map(|grip| grip.label);
    let grip = move || {
        let Grip { widths, place, count, label } = grip.filter(|grip| grip.widths.are_alive())?;
        Some(separator(widths, place, count, label))
    };
    let Some((order, href, hint)) = sort else {
        return view! {
            <th scope="col" class=class node_ref=node aria-label=name>
                <span>{label}</span>
                {grip}
            </th>
        }
        .erased();
    };
    let (aria, icon) = match order {
        Order::None => (None, "arrow-up-down"),
        Order::Ascending => (Some("ascending"), "arrow-up"),
        Order::Descending => (Some("descending"), "arrow-down"),
    };
    view! {
        <th scope="col" class=class aria-sort=aria node_ref=node aria-label=name>
            <a class="sort" href=href title=hint data-noscroll="">
                {label}
                <Icon name=icon/>
            </a>
            {grip}
        </th>
    }
    .erased()
}
