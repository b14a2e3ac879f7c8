//! Something on its way from the server: its shape meanwhile, itself when it is there, and why where it can't be
//! loaded.

use super::Failed;
use super::standing::Standing;
use crate::port::{Erased, Knowable, Known, Unread};
use crate::ui::SkeletonTable;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use texts::keys;

/// What is known as `show` shows it. While it is asked for again, what was known before stays.
#[component]
pub fn Shown<T: Knowable>(
    known: Known<T>,
    /// Rows of the shape that stands here at first.
    rows: usize,
    /// Shows it.
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let show: Show = Arc::new(move |unread| match unread.read() {
        Ok(value) => show(value),
        Err(refusal) => view! { <Failed refusal/> }.erased(),
    });
    waiting(known.unread(), rows, show)
}

pub(super) type Show = Arc<dyn Fn(Unread) -> AnyView + Send + Sync>;

pub(super) fn waiting(known: Known<Unread>, rows: usize, show: Show) -> AnyView {
    let loading = words::texts().text(keys::shell::LOADING);
    let standing = Standing::new(known);
    view! {
        <Transition fallback=move || view! { <SkeletonTable rows label=loading/> }>
            {
                let show = show.clone();
                move || {
                    let (show, drawn) = (show.clone(), standing.drawn());
                    Suspend::new(async move { show(drawn.await) })
                }
            }
        </Transition>
    }
    .erased()
}
