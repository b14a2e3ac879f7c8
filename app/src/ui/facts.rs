//! Names and values of one thing.

use leptos::prelude::*;

/// A list of names and values.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name with its value.
#[component]
pub fn Fact(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{children()}</dd>
    }
}
