//! How the parts of the installation do. The page looks again by itself.

use super::health_words::{page, part, reason, state};
use crate::frame::actor;
use crate::lists::{ListHead, Shown};
use crate::pages::Forbidden;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Badge, Column, Table};
use crate::words;
use domain::platform::{Health, HealthCheck, HealthReport};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use std::time::Duration;
use texts::keys;

/// How often the page looks again.
const AGAIN: Duration = Duration::from_secs(15);

/// How the installation does.
#[component]
pub fn HealthPage() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if let Err(denied) = policy::may(&actor, Permission::ReadSystem, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.erased();
    }
    let texts = words::texts();
    let report = Known::new(|| (), |()| port::call(Health {}));
    Effect::new(move |_| {
        if let Ok(handle) = set_interval_with_handle(move || report.refetch(), AGAIN) {
            on_cleanup(move || handle.clear());
        }
    });
    view! {
        <ListHead title=texts.text(keys::health::TITLE) intro=texts.text(keys::health::INTRO)/>
        <Shown known=report rows=10 show={move |report| view! { <Report report/> }.erased()}/>
    }
    .erased()
}

#[component]
fn Report(report: HealthReport) -> impl IntoView {
    let texts = words::texts();
    let (tone, _, name) = state(report.state);
    let version = texts.fill(keys::health::VERSION, &[("version", &report.version)]);
    let columns = [keys::health::PART, keys::health::STATE, keys::health::REASON];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = report.checks.iter().map(row).collect();
    view! {
        <Alert tone title=texts.text(name)>
            <p><Time at=report.at show=Show::Whole/></p>
            <p class="t-sm">{version}</p>
        </Alert>
        <section class="section">
            <Table caption=texts.text(keys::health::TITLE) columns>{rows}</Table>
        </section>
    }
    .erased()
}

fn row(check: &HealthCheck) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = state(check.state);
    let called = part(check.part);
    let called = match page(check.part) {
        Some(href) => view! { <a class="row-link" href=href>{called}</a> }.erased(),
        None => view! { <span>{called}</span> }.erased(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">{called}</th>
            <td data-label=texts.text(keys::health::STATE)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::health::REASON)><bdi>{reason(check)}</bdi></td>
        </tr>
    }
    .erased()
}
