//! How a tenant or the platform is set up.

use super::in_portal;
use crate::contexts::federation::IdentityPage;
use crate::contexts::tenancy::{SecretsPage, SettingsOf, SettingsPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Settings, secrets, others' identity.
pub struct SettingsPages;

#[lazy_route]
impl LazyRoute for SettingsPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let SettingsPages = this;
        in_portal(|portal, page| match page {
            "secrets" => view! { <SecretsPage/> }.into_any(),
            "identity" => view! { <IdentityPage/> }.into_any(),
            _ if portal == "admin" => view! { <SettingsPage of=SettingsOf::Platform/> }.into_any(),
            _ => view! { <SettingsPage of=SettingsOf::Tenant/> }.into_any(),
        })
    }
}
