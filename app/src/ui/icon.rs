//! An icon of the release's sprite.

use crate::port::{self, Erased};
use leptos::prelude::*;

/// An icon beside a text, hidden from screen readers. `flip` mirrors it where the language runs from right to left.
#[component]
pub fn Icon(
    /// Its lucide name; a literal in the sources puts it into the sprite.
    name: &'static str,
    /// Whether it points in the reading direction.
    #[prop(optional)]
    flip: bool,
) -> impl IntoView {
    let class = if flip { "icon icon-flip" } else { "icon" };
    view! {
        <svg class=class aria-hidden="true">
            <use_ href=format!("{}/icons.svg#{name}", port::pkg_path())></use_>
        </svg>
    }
    .erased()
}
