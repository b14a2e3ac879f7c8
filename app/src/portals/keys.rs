//! Who is signed in, and what signs in without a person.

use super::in_portal;
use crate::contexts::identity::{AllKeysPage, AllSessionsPage, KeysPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Sessions and API keys.
pub struct KeysPages;

#[lazy_route]
impl LazyRoute for KeysPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let KeysPages = this;
        in_portal(|portal, page| match page {
            "sessions" => view! { <AllSessionsPage/> }.into_any(),
            "keys" if portal == "admin" => view! { <AllKeysPage/> }.into_any(),
            _ => view! { <KeysPage/> }.into_any(),
        })
    }
}
