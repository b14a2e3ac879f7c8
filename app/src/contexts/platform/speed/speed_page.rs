//! How fast the platform is: the server by operation, pages as people feel them, and which pages are loaded.

use super::labels;
use super::{pages, server, views};
use crate::lists::{Chips, HeldChip, ListHead, OneOf, Query, Shown, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::platform::{DeviceClass, ShowPageSpeed, ShowPageViews, ShowServerSpeed, ViewsBy};
use leptos::prelude::*;
use texts::{Key, keys};

/// The periods: as the address names them, in days.
const SPANS: [(&str, u16, Key); 3] = [
    ("1", 1, keys::developers::SPAN_DAY),
    ("7", 7, keys::developers::SPAN_WEEK),
    ("14", 14, keys::speed::SPAN_FORTNIGHT),
];

/// Speed.
#[component]
pub fn SpeedPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let of_server = Memo::new(move |_| query.with(|query| (days(query), member(query, "operation"))));
    let of_pages = Memo::new(move |_| {
        query.with(|query| (days(query), query.get("device").and_then(DeviceClass::parse), member(query, "release")))
    });
    let of_views = Memo::new(move |_| query.with(by));
    let server = Known::new(
        move || of_server.get(),
        |(days, operation)| port::call(ShowServerSpeed { days: Some(days), operation }),
    );
    let measured = Known::new(
        move || of_pages.get(),
        |(days, device, release)| port::call(ShowPageSpeed { days: Some(days), device, release }),
    );
    let viewed = Known::new(move || of_views.get(), |by| port::call(ShowPageViews { days: None, by: Some(by) }));
    let devices = DeviceClass::ALL.iter().map(|it| (it.as_str(), texts.text(labels::device(*it)))).collect();
    view! {
        <ListHead title=texts.text(keys::speed::TITLE) intro=texts.text(keys::speed::INTRO)>{spans(query)}</ListHead>
        <section class="section" aria-labelledby="speed-server">
            <h2 class="t-lg" id="speed-server">{texts.text(keys::speed::SERVER)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::speed::SERVER_INTRO)}</p>
            <div class="toolbar"><HeldChip query member="operation" label=texts.text(keys::speed::OPERATION)/></div>
            <Shown known=server rows=8 show=move |report| server::report(report, query)/>
        </section>
        <section class="section" aria-labelledby="speed-pages">
            <h2 class="t-lg" id="speed-pages">{texts.text(keys::speed::PAGES)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::speed::PAGES_INTRO)}</p>
            <div class="toolbar">
                <Chips query member="device" label=texts.text(keys::speed::DEVICE) values=devices/>
                <HeldChip query member="release" label=texts.text(keys::speed::RELEASE)/>
            </div>
            <Shown known=measured rows=8 show=move |report| pages::report(report, query)/>
        </section>
        <section class="section">
            <h2 class="t-lg">{texts.text(keys::speed::VIEWS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::speed::VIEWS_INTRO)}</p>
            <div class="toolbar">{ways(query)}</div>
            <Shown known=viewed rows=8 show=move |report| views::report(report, of_views.get_untracked())/>
        </section>
    }
    .erased()
}

fn spans(query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let values = SPANS.iter().map(|(name, _, label)| (*name, texts.text(*label))).collect();
    let label = texts.text(keys::developers::SPAN);
    view! { <OneOf query member="days" label values unless_told=SPANS[0].0/> }.erased()
}

/// What views can be told apart by.
fn ways(query: Memo<Query>) -> AnyView {
    let texts = words::texts();
    let values = ViewsBy::ALL.iter().map(|way| (way.as_str(), texts.text(labels::by(*way)))).collect();
    let label = texts.text(keys::speed::BY);
    view! { <OneOf query member="kind" label values unless_told=ViewsBy::Page.as_str()/> }.erased()
}

/// What views are told apart by, pages unless the address names another.
fn by(query: &Query) -> ViewsBy {
    query.get("kind").and_then(ViewsBy::parse).unwrap_or(ViewsBy::Page)
}

/// The period, a day unless the address names another.
fn days(query: &Query) -> u16 {
    let named = SPANS.iter().find(|(name, ..)| query.get("days") == Some(*name));
    named.map_or(SPANS[0].1, |(_, days, _)| *days)
}

fn member(query: &Query, name: &str) -> Option<String> {
    query.get(name).map(str::to_owned)
}
