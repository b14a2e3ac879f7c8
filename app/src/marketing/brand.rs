//! The name with its mark.

use crate::port::{self, Erased};
use leptos::prelude::*;

/// The name with its mark, a portico of four columns, as a link to the start page; on a tenant's site the tenant's own.
#[component]
pub fn Brand() -> impl IntoView {
    let own = port::use_boot().brand;
    if own.name.is_some() || own.logo.is_some() {
        let logo = own.logo.map(|url| view! { <img class="brand-mark-logo" src=url alt=""/> });
        let name = own.name.unwrap_or_else(|| "Portico".to_owned());
        return view! { <a class="brand" href="/" rel="external">{logo}<bdi>{name}</bdi></a> }.erased();
    }
    view! {
        <a class="brand" href="/" rel="external">
            <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
                <path d="M12 2 22 7.5V9H2V7.5z"></path>
                <path d="M4 11h2v7H4zM9 11h2v7H9zM13 11h2v7h-2zM18 11h2v7h-2zM2 20h20v2H2z"></path>
            </svg>
            "Portico"
        </a>
    }
    .erased()
}
