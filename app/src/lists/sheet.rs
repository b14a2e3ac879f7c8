//! The page of one thing: the way back to where it is listed, and the thing itself, or that there is no such thing.

use super::Failed;
use super::shown::{Show, waiting};
use crate::pages::Missing;
use crate::port::{Erased, Knowable, Known};
use crate::ui::Icon;
use crate::words;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;
use texts::Key;

/// A parameter of the page's path; empty where the path hasn't it.
pub fn use_param(name: &'static str) -> Memo<String> {
    let map = use_params_map();
    Memo::new(move |_| map.with(|map| map.get_str(name).unwrap_or_default().to_owned()))
}

/// The page of what is known, as `show` shows it.
#[component]
pub fn Sheet<T: Knowable>(
    /// Where such things are listed.
    #[prop(into)]
    back: String,
    /// What the way there is called.
    name: Key,
    known: Known<T>,
    /// Rows of the shape that stands here at first.
    rows: usize,
    /// Shows it.
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let show: Show = Arc::new(move |unread| match unread.read() {
        Ok(value) => show(value),
        Err(refusal) if refusal.status == 404 => view! { <Missing/> }.erased(),
        Err(refusal) => view! { <Failed refusal/> }.erased(),
    });
    view! {
        {way_back(back, name)}
        {waiting(known.unread(), rows, show)}
    }
    .erased()
}

/// The way back to where such things are listed.
pub fn way_back(href: impl Into<String>, name: Key) -> AnyView {
    let href: String = href.into();
    view! {
        <p>
            <a class="link t-sm flex gap-1 items-center" href=href>
                <Icon name="arrow-left" flip=true/>
                {words::texts().text(name)}
            </a>
        </p>
    }
    .erased()
}
