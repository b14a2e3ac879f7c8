//! One page of a list, or what stands where it is empty.

use super::kept_widths::kept_widths;
use super::{Pager, Query};
use crate::port::Erased;
use crate::ui::{Column, EmptyState, LinkButton, Table};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

/// What stands where a list is empty although nothing was left out: what belongs here.
#[derive(Clone, Copy)]
pub struct Empty {
    /// A picture of it.
    pub icon: &'static str,
    /// Its heading.
    pub title: Key,
    /// One sentence.
    pub text: Key,
}

/// One page of a list as a table with the way to the next one. Where there are no rows: the way back, if search or filters
/// left them out, and otherwise what belongs here.
#[component]
pub fn Rows(
    query: Query,
    /// What the table shows, for whoever doesn't see it.
    caption: &'static str,
    columns: Vec<Column>,
    rows: Vec<AnyView>,
    next_cursor: Option<String>,
    empty: Empty,
    /// What stands in the head before the columns.
    #[prop(optional_no_strip)]
    lead: Option<AnyView>,
    /// The way to a first row, if there is one.
    #[prop(optional_no_strip)]
    action: Option<AnyView>,
) -> impl IntoView {
    if rows.is_empty() {
        return match query.is_filtered() || query.get("cursor").is_some() {
            true => view! { <LeftOut query/> }.erased(),
            false => view! { <Nothing empty action/> }.erased(),
        };
    }
    let count = rows.len();
    let widths = Some(kept_widths(caption, columns.len()));
    view! {
        <Table caption columns lead widths>{rows}</Table>
        <Pager query rows=count next_cursor/>
    }
    .erased()
}

#[component]
fn LeftOut(query: Query) -> impl IntoView {
    let texts = words::texts();
    view! {
        <EmptyState
            icon="search-x"
            title=texts.text(keys::list::FILTERED_EMPTY_TITLE)
            text=texts.text(keys::list::FILTERED_EMPTY_TEXT)
        >
            <LinkButton href=query.cleared()>{texts.text(keys::list::CLEAR_FILTERS)}</LinkButton>
        </EmptyState>
    }
    .erased()
}

#[component]
fn Nothing(empty: Empty, action: Option<AnyView>) -> impl IntoView {
    let texts = words::texts();
    let Empty { icon, title, text } = empty;
    let (title, text) = (texts.text(title), texts.text(text));
    match action {
        Some(action) => view! { <EmptyState icon title text>{action}</EmptyState> }.erased(),
        None => view! { <EmptyState icon title text/> }.erased(),
    }
}
