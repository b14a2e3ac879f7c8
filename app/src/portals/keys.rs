//! Who is signed in, and what signs in without a person.

use crate::contexts::identity::{AllKeysPage, AllSessionsPage, KeysPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Sessions and API keys.
    KeysPages: |portal, page| match page {
        "sessions" => view! { <AllSessionsPage/> }.erased(),
        "keys" if portal == "admin" => view! { <AllKeysPage/> }.erased(),
        _ => view! { <KeysPage/> }.erased(),
    }
}
