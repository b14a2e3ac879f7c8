//! The keys of the organisation's programs: service accounts, and the keys of everybody whose keys one may see.

use super::keys_section::KeysSection;
use super::service_accounts_section::ServiceAccountsSection;
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::PageTitle;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// API keys and service accounts.
#[component]
pub fn KeysPage() -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::api_keys::TITLE);
    let parts = [Some(title.to_owned()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    // A new service account is a new owner to choose for a key.
    let accounts_changed = RwSignal::new(0_u32);
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div>
            <h1 class="page-title">{title}</h1>
            <p class="t-sm text-fg-muted">{texts.text(keys::api_keys::INTRO)}</p>
        </div>
        <KeysSection mine=false accounts_changed/>
        <ServiceAccountsSection changed=accounts_changed/>
    }
    .erased()
}
