//! A developer's home: keys and calls at a glance, and the ways on.

use super::labels;
use super::report::whose;
use crate::frame::actor;
use crate::lists::{ListHead, Shown, figures};
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, LinkButton, Look};
use crate::words::{self, number};
use domain::Page;
use domain::developers::{CallFigures, CallsOfDay, CallsReport, ShowCallsReport};
use domain::identity::{ApiKeyRow, ApiKeys, KeyStatus};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

const DAYS: u16 = 30;

/// The developer's home.
#[component]
pub fn DeveloperHome() -> impl IntoView {
    let texts = words::texts();
    let report = Known::new(|| (), |()| port::call(ShowCallsReport { days: Some(DAYS), ..ShowCallsReport::default() }));
    let sees_keys = actor().is_some_and(|actor| actor.holds(Permission::ReadKeys));
    let sees_apps = actor().is_some_and(|actor| actor.holds(Permission::ReadApps));
    view! {
        <ListHead title=texts.text(keys::developers::TITLE) intro=texts.text(keys::developers::INTRO)/>
        <section class="section"><Shown known=report rows=6 show=calls/></section>
        {sees_keys.then(|| view! { <OwnKeys/> })}
        <section class="section">
            <div class="actions">
                <LinkButton href="/developer/reference" icon="book-open">{texts.text(keys::developers::TO_REFERENCE)}</LinkButton>
                <LinkButton href="/developer/events" icon="radio">{texts.text(keys::developers::TO_EVENTS)}</LinkButton>
                <LinkButton href="/developer/calls" icon="activity">{texts.text(keys::developers::TO_CALLS)}</LinkButton>
                {sees_apps.then(|| view! {
                    <LinkButton href="/account/apps" icon="app-window">{texts.text(keys::federation::APPS)}</LinkButton>
                })}
            </div>
        </section>
    }
    .erased()
}

fn calls(report: CallsReport) -> AnyView {
    let sum = |days: usize, of: fn(&CallsOfDay) -> u64| report.by_day.iter().rev().take(days).map(of).sum::<u64>();
    let calls = |days| number(sum(days, |day| day.calls));
    let share = labels::share(&CallFigures { latency: None, ..report.total });
    let half = report.total.latency.map_or_else(|| "–".to_owned(), |latency| labels::ms(latency.p50_us));
    let here = "/developer/calls";
    view! {
        {figures(vec![
            (keys::developers::TODAY, calls(1), Some("/developer/calls?days=1")),
            (keys::developers::WEEK, calls(7), Some(here)),
            (keys::developers::MONTH, calls(30), Some("/developer/calls?days=30")),
            (keys::developers::SHARE, share, Some("/developer/calls?days=30")),
            (keys::developers::HALF, half, Some("/developer/calls?days=30")),
        ])}
        {whose(report.is_whole)}
    }
    .erased()
}

#[component]
fn OwnKeys() -> impl IntoView {
    let all = Known::new(|| (), |()| port::call(ApiKeys { limit: Some(200), ..ApiKeys::default() }));
    view! { <section class="section"><Shown known=all rows=2 show=own_keys/></section> }.erased()
}

fn own_keys(page: Page<ApiKeyRow>) -> AnyView {
    let texts = words::texts();
    let keys_path = "/developer/keys";
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::developers::NO_KEYS_TITLE), texts.text(keys::developers::NO_KEYS_TEXT));
        return view! {
            <EmptyState icon="key-round" title text>
                <LinkButton href=keys_path look=Look::Primary icon="key-round">{texts.text(keys::developers::TO_KEYS)}</LinkButton>
            </EmptyState>
        }
        .erased();
    }
    let active = page.data.iter().filter(|key| key.status == KeyStatus::Active).count();
    let last =
        page.data.iter().filter(|key| key.last_used_at.is_some()).max_by_key(|key| key.last_used_at.map(|at| at.0));
    let last = last.map(|key| texts.fill(keys::developers::KEYS_USED, &[("key", &key.name)]));
    view! {
        {figures(vec![(keys::developers::KEYS_ACTIVE, active.to_string(), Some(keys_path))])}
        {last.map(|last| view! { <p class="t-sm text-fg-muted"><bdi>{last}</bdi></p> })}
    }
    .erased()
}
