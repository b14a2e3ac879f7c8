//! The list of every tenant's keys with its filters.

use super::keys_table::KeysTable;
use super::{person_of, tenant_of};
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::identity::{AllApiKeys, ApiKeySort, KeyStatus, TenantKeyRow};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::{Key, keys};

/// Rows on a page.
const ROWS: u16 = 25;

/// What programs ask with, and the end of it.
#[component]
pub fn AllKeysPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::everybody::KEYS) intro=texts.text(keys::everybody::KEYS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::everybody::KEYS_HINT)/>
                <Chips query member="status" label=texts.text(keys::api_keys::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::ApiKey, ThingKind::ServiceAccount] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<TenantKeyRow>, changed: Callback<()>) -> AnyView {
    view! { <KeysTable query page changed/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> AllApiKeys {
    AllApiKeys { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> AllApiKeys {
    AllApiKeys {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(ApiKeySort::parse),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(KeyStatus::parse),
        tenant_id: tenant_of(query),
        person_id: person_of(query),
        used_from: None,
        used_to: None,
    }
}

/// The name of a status.
pub(super) const fn status(status: KeyStatus) -> Key {
    match status {
        KeyStatus::Active => keys::api_keys::STATUS_ACTIVE,
        KeyStatus::Expired => keys::api_keys::STATUS_EXPIRED,
        KeyStatus::Revoked => keys::api_keys::STATUS_REVOKED,
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    KeyStatus::ALL.iter().map(|it| (it.as_str(), words::texts().text(status(*it)))).collect()
}
