//! How a tenant or the platform is set up.

use crate::contexts::federation::IdentityPage;
use crate::contexts::tenancy::{SecretsPage, SettingsOf, SettingsPage};
use leptos::prelude::*;

group! {
    /// Settings, secrets, others' identity.
    SettingsPages: |portal, page| match page {
        "secrets" => view! { <SecretsPage/> }.into_any(),
        "identity" => view! { <IdentityPage/> }.into_any(),
        _ if portal == "admin" => view! { <SettingsPage of=SettingsOf::Platform/> }.into_any(),
        _ => view! { <SettingsPage of=SettingsOf::Tenant/> }.into_any(),
    }
}
