//! How a tenant or the platform is set up.

use crate::contexts::federation::IdentityPage;
use crate::contexts::tenancy::{SecretsPage, SettingsOf, SettingsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Settings, secrets, others' identity.
    SettingsPages: |portal, page| match page {
        "secrets" => view! { <SecretsPage/> }.erased(),
        "identity" => view! { <IdentityPage/> }.erased(),
        _ if portal == "admin" => view! { <SettingsPage of=SettingsOf::Platform/> }.erased(),
        _ => view! { <SettingsPage of=SettingsOf::Tenant/> }.erased(),
    }
}
