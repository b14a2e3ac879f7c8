//! A dialog whose place is the URL: `?add=1`.

use crate::lists::Query;
use crate::port::{Erased, Inside};
use crate::ui::Dialog;
use crate::words;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::{Key, keys};

/// What closes a dialog that stands in the URL.
pub(super) fn closer(here: Signal<String>) -> Callback<()> {
    let navigate = use_navigate();
    Callback::new(move |()| {
        navigate(&here.get_untracked(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    })
}

/// The address of the list without the dialog.
pub(super) fn without(query: Memo<Query>) -> Signal<String> {
    Signal::derive(move || query.with(Query::here))
}

/// The dialog that the member of the URL opens.
#[component]
pub(super) fn UrlDialog(
    id: &'static str,
    member: &'static str,
    title: Key,
    close: Callback<()>,
    children: Inside,
) -> impl IntoView {
    let texts = words::texts();
    let map = use_query_map();
    let open = Memo::new(move |_| map.with(|map| map.get_str(member).is_some()));
    view! {
        <Dialog id title=texts.text(title) close_label=texts.text(keys::shell::CLOSE) open on_close=close>
            {children.show()}
        </Dialog>
    }
    .erased()
}
