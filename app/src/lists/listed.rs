//! A list on its way: its shape meanwhile, its rows when they are there, and why where they can't be loaded.

use super::{Query, Shown};
use crate::live;
use crate::port::{Knowable, Known};
use domain::Page;
use domain::platform::ThingKind;
use leptos::prelude::*;

/// The page of a list as `show` shows it. While another one is loaded the one before stays.
#[component]
pub fn Listed<T, F>(
    page: Known<Page<T>>,
    query: Memo<Query>,
    /// Rows of the shape that stands here at first.
    rows: usize,
    /// The kinds of things whose changes change the list: it is loaded again with them.
    follows: &'static [ThingKind],
    /// Shows a page; what it is given last loads the list again.
    show: F,
) -> impl IntoView
where
    Page<T>: Knowable,
    T: 'static,
    F: Fn(Query, Page<T>, Callback<()>) -> AnyView + Copy + Send + Sync + 'static,
{
    live::follow(page, follows);
    let changed = Callback::new(move |()| page.refetch());
    view! { <Shown known=page rows show=move |page| show(query.get_untracked(), page, changed)/> }
}
