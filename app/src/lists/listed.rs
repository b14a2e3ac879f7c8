//! A list on its way: its shape meanwhile, its rows when they are there, and why where they can't be loaded.

use super::{Failed, Query};
use crate::ui::SkeletonTable;
use crate::words;
use domain::{Page, Refusal};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use texts::keys;

/// The page of a list as `show` shows it. While another one is loaded the one before stays.
#[component]
pub fn Listed<T, F>(
    page: Resource<Result<Page<T>, Refusal>>,
    query: Memo<Query>,
    /// Rows of the shape that stands here at first.
    rows: usize,
    /// Shows a page; what it is given last loads the list again.
    show: F,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Fn(Query, Page<T>, Callback<()>) -> AnyView + Copy + Send + Sync + 'static,
{
    let loading = words::texts().text(keys::shell::LOADING);
    let changed = Callback::new(move |()| page.refetch());
    view! {
        <Transition fallback=move || view! { <SkeletonTable rows label=loading/> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => show(query.get_untracked(), page, changed),
                    Err(refusal) => view! { <Failed refusal/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
