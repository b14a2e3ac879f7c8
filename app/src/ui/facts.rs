//! Names and values of one thing.

use crate::port::Inside;
use leptos::prelude::*;

/// A list of names and values.
#[component]
pub fn Facts(children: Inside) -> impl IntoView {
    view! { <dl class="facts">{children.show()}</dl> }
}

/// One name with its value.
#[component]
pub fn Fact(name: &'static str, children: Inside) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{children.show()}</dd>
    }
}
