//! The list of tenants, its filters, and the way to the wizard.

use super::bulk::ACTIONS;
use super::labels;
use super::peek::Peek;
use super::tenants_table::{TenantsTable, choices};
use crate::frame::actor;
use crate::lists::{
    BulkBar, Chips, ColumnChoice, Columns, ExportMenu, HeldChip, ListHead, Listed, Query, Search, Selection, use_query,
};
use crate::port::{self, Erased, Known};
use crate::ui::{LinkButton, Look};
use crate::words;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::tenancy::{Isolation, TenantKind, TenantSort, TenantStatus, Tenants};
use leptos::prelude::*;
use texts::keys;

/// Where a tenant is opened.
pub(super) const NEW: &str = "/admin/tenants/new";
/// Rows on a page.
const ROWS: u16 = 25;

/// The list of tenants.
#[component]
pub fn TenantsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let actor = actor();
    let may =
        |permission| actor.as_ref().is_some_and(|actor| policy::may(actor, permission, &Subject::default()).is_ok());
    let (may_create, may_manage) = (may(Permission::CreateTenants), may(Permission::ManageTenants));
    let (columns, selection) = (Columns::of("tenants"), Selection::new());
    let selects = may_manage.then_some(selection);
    let changed = Callback::new(move |()| page.refetch());
    view! {
        <ListHead title=texts.text(keys::tenancy::TITLE) intro=texts.text(keys::tenancy::INTRO)>
            {may_create
                .then(|| {
                    view! {
                        <LinkButton href=Signal::stored(NEW.to_owned()) look=Look::Primary icon="plus">
                            {texts.text(keys::tenancy::CREATE)}
                        </LinkButton>
                    }
                })}
        </ListHead>
        <section class="section" data-hidden=columns.hidden() on:keydown=move |event| selection.hear(&event)>
            <BulkBar selection actions=ACTIONS.to_vec() changed>
                <Search query hint=texts.text(keys::tenancy::SEARCH_HINT)/>
                <Chips query member="kind" label=texts.text(keys::tenancy::KIND) values=kinds()/>
                <Chips query member="status" label=texts.text(keys::tenancy::STATUS) values=statuses()/>
                <Chips query member="isolation" label=texts.text(keys::tenancy::ISOLATION) values=isolations()/>
                <HeldChip query member="plan" label=texts.text(keys::billing::PLAN)/>
                <ColumnChoice columns choices=choices(may_manage)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </BulkBar>
            <Listed
                page
                follows=&[ThingKind::Tenant, ThingKind::Subscription]
                query
                rows=8
                show=move |query, page, _| view! { <TenantsTable query page may_create selects/> }.erased()
            />
        </section>
        <Peek query/>
    }
}

/// What the list asks.
pub(super) fn ask(query: &Query) -> Tenants {
    Tenants {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(TenantSort::parse),
        search: query.get("search").map(str::to_owned),
        plan: query.get("plan").map(str::to_owned),
        kind: query.get("kind").and_then(TenantKind::parse),
        status: query.get("status").and_then(TenantStatus::parse),
        isolation: query.get("isolation").and_then(Isolation::parse),
    }
}

/// All pages of what the page asks.
pub(super) fn whole(query: &Query) -> Tenants {
    Tenants { limit: None, cursor: None, ..ask(query) }
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    TenantKind::ALL.iter().map(|kind| (kind.as_str(), words::texts().text(labels::kind(*kind)))).collect()
}

fn isolations() -> Vec<(&'static str, &'static str)> {
    Isolation::ALL
        .iter()
        .map(|isolation| (isolation.as_str(), words::texts().text(labels::isolation(*isolation))))
        .collect()
}

/// The states by their wire names.
pub(super) fn statuses() -> Vec<(&'static str, &'static str)> {
    TenantStatus::ALL
        .iter()
        .map(|status| {
            let (.., name) = labels::status(*status);
            (status.as_str(), words::texts().text(name))
        })
        .collect()
}
