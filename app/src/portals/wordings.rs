//! What is read in the place of built-in texts.

use crate::contexts::tenancy::{SettingsOf, TextPage, TextsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of texts, the page of one.
    TextsPages: |portal, page| {
        let of = if portal == "admin" { SettingsOf::Platform } else { SettingsOf::Tenant };
        match page {
            "texts" => view! { <TextsPage of/> }.erased(),
            _ => view! { <TextPage of/> }.erased(),
        }
    }
}
