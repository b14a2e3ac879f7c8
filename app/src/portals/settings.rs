//! How a tenant or the platform is set up.

use crate::contexts::federation::IdentityPage;
use crate::contexts::tenancy::{SecretsPage, SettingsOf, SettingsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Settings.
    SettingsPages: |portal, _page| {
        let of = if portal == "admin" { SettingsOf::Platform } else { SettingsOf::Tenant };
        view! { <SettingsPage of/> }.erased()
    }
}

group! {
    /// Secrets, others' identity.
    SecretsPages: |_portal, page| match page {
        "secrets" => view! { <SecretsPage/> }.erased(),
        _ => view! { <IdentityPage/> }.erased(),
    }
}
