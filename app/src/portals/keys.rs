//! Who is signed in, and what signs in without a person.

use crate::contexts::identity::{AllKeysPage, AllSessionsPage, KeysPage};
use leptos::prelude::*;

group! {
    /// Sessions and API keys.
    KeysPages: |portal, page| match page {
        "sessions" => view! { <AllSessionsPage/> }.into_any(),
        "keys" if portal == "admin" => view! { <AllKeysPage/> }.into_any(),
        _ => view! { <KeysPage/> }.into_any(),
    }
}
