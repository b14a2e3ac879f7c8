//! The list of entries with its filters.

use super::filters::AuditFilters;
use super::line::Line;
use super::table::AuditTable;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, use_query};
use crate::pages::Forbidden;
use crate::port::{self, Erased, Known};
use crate::ui::{Icon, Look};
use crate::words;
use domain::Page;
use domain::kernel::Zone;
use domain::platform::{AuditKind, AuditLog, AuditRow, AuditSort, TakeReceipt};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of entries: a tenant's own, or all of them for whoever looks beyond it.
#[component]
pub fn AuditLogPage() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if let Err(denied) = policy::may(&actor, Permission::ReadAuditLog, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.erased();
    }
    let texts = words::texts();
    let query = use_query();
    let zone = StoredValue::new(port::use_boot().zone);
    let page = Known::new(move || query.get(), move |query| zone.with_value(|zone| port::call(ask(&query, zone))));
    let list = Signal::derive(move || query.with(|query| zone.with_value(|zone| whole(query, zone))));
    let kinds = vec![
        (AuditKind::Event.as_str(), texts.text(keys::audit_log::EVENTS)),
        (AuditKind::Access.as_str(), texts.text(keys::audit_log::ACCESSES)),
    ];
    view! {
        <ListHead title=texts.text(keys::audit_log::TITLE) intro=texts.text(keys::audit_log::INTRO)>
            <div class="actions">
                <a
                    class=Look::Secondary.class()
                    href=port::rest_url(&TakeReceipt::default())
                    rel="external"
                    download="receipt.json"
                    title=texts.text(keys::audit_log::RECEIPT_TEXT)
                >
                    <Icon name="receipt-text"/>
                    {texts.text(keys::audit_log::RECEIPT)}
                </a>
                <ExportMenu list/>
            </div>
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Chips query member="kind" label=texts.text(keys::audit_log::KIND) values=kinds/>
            </div>
            <AuditFilters query/>
            <Listed page query follows=&[] rows=8 show=show/>
        </section>
    }
    .erased()
}

fn show(query: Query, page: Page<AuditRow>, _: Callback<()>) -> AnyView {
    let Page { data, next_cursor } = page;
    let page = Page { data: data.into_iter().map(Line::from).collect(), next_cursor };
    view! { <AuditTable query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query, zone: &Zone) -> AuditLog {
    AuditLog { limit: None, cursor: None, ..ask(query, zone) }
}

/// What the address asks for. Its dates are days of the reader's time zone, the last one with all its hours.
fn ask(query: &Query, zone: &Zone) -> AuditLog {
    let text = |name| query.get(name).map(str::to_owned);
    let day = |name| query.get(name).and_then(|date| zone.day(date));
    AuditLog {
        limit: Some(ROWS),
        cursor: text("cursor"),
        sort: query.get("sort").and_then(AuditSort::parse),
        search: text("search"),
        actor: query.get("actor").and_then(|actor| actor.parse().ok()),
        operation: text("operation"),
        kind: query.get("kind").and_then(AuditKind::parse),
        what: text("what"),
        from: day("from").map(|[begin, _]| begin),
        to: day("to").map(|[_, end]| end),
        request_id: text("request"),
        thing_id: query.get("thing").and_then(|thing| thing.parse().ok()),
        tenant_id: query.get("tenant").and_then(|tenant| tenant.parse().ok()),
    }
}
