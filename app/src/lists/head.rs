//! The head of a page that shows a list.

use crate::frame::actor;
use crate::port::{Erased, Inside};
use crate::ui::PageTitle;
use leptos::prelude::*;

/// The page's title, also for the browser's tab, and one sentence about it.
#[component]
pub fn ListHead(
    title: &'static str,
    intro: &'static str,
    /// What the page's first action is, if there is one.
    #[prop(optional)]
    children: Option<Inside>,
) -> impl IntoView {
    let parts = [Some(title.to_owned()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{intro}</p>
            </div>
            {children.map(Inside::show)}
        </div>
    }
    .erased()
}
