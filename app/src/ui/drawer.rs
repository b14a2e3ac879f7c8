//! A dialog that comes in from the inline end, for a look at something without leaving the list. The focus stays within
//! it and goes back to where it was; Escape, and a click beside it, close it.

use super::Dialog;
use crate::port::Inside;
use leptos::prelude::*;

/// A drawer: [`Dialog`] in another place.
#[component]
pub fn Drawer(
    /// Unique in the page.
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    close_label: &'static str,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    children: Inside,
) -> impl IntoView {
    view! { <Dialog id title close_label open on_close class="dialog drawer">{children.show()}</Dialog> }
}
