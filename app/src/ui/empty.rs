//! What stands where nothing is.

use super::Icon;
use crate::port::{Erased, Inside};
use leptos::prelude::*;

/// What stands where nothing is: one sentence what belongs here, and the way to it.
#[component]
pub fn EmptyState(
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    /// The action, if there is one.
    #[prop(optional)]
    children: Option<Inside>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon/>
            <h2 class="t-md">{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children.show()}</div> })}
        </div>
    }
    .erased()
}
