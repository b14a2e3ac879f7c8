//! The subscribers, one row each, with what stands in their way.

use super::labels;
use super::resume::ResumeButton;
use crate::port::Erased;
use crate::ui::{Badge, Column, EmptyState, Table};
use crate::words;
use domain::platform::SubscriberRow;
use leptos::prelude::*;
use texts::keys;

/// The subscribers.
#[component]
pub(super) fn SubscribersTable(
    subscribers: Vec<SubscriberRow>,
    may_manage: bool,
    refresh: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    if subscribers.is_empty() {
        let (title, text) = (texts.text(keys::platform::EMPTY_TITLE), texts.text(keys::platform::EMPTY_TEXT));
        return view! { <EmptyState icon="waypoints" title text/> }.erased();
    }
    let names = [keys::platform::NAME, keys::platform::STATE, keys::platform::BEHIND, keys::platform::ERROR];
    let columns = names.into_iter().map(|name| Column::new(texts.text(name))).collect();
    let rows: Vec<_> = subscribers.into_iter().map(|subscriber| row(subscriber, may_manage, refresh)).collect();
    view! { <Table caption=texts.text(keys::platform::SUBSCRIBERS_CAPTION) columns>{rows}</Table> }.erased()
}

fn row(subscriber: SubscriberRow, may_manage: bool, refresh: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::health(&subscriber);
    let lag = labels::lag(subscriber.lag_events, subscriber.lag_seconds);
    let waits = subscriber.paused || subscriber.attempts > 0;
    let resume = (waits && may_manage).then(|| view! { <ResumeButton name=subscriber.name.clone() refresh/> });
    let attempts = subscriber.error.map(|error| {
        let attempts = texts.fill(keys::platform::STUCK_ATTEMPTS, &[("count", &subscriber.attempts.to_string())]);
        view! {
            <p dir="auto">{error}</p>
            <p class="text-fg-muted">{attempts}</p>
        }
    });
    view! {
        <tr data-subscriber=subscriber.name.clone()>
            <th scope="row" class="font-medium"><code dir="ltr">{subscriber.name.clone()}</code></th>
            <td data-label=texts.text(keys::platform::STATE)>
                <Badge tone icon label=texts.text(name)/>
            </td>
            <td data-label=texts.text(keys::platform::BEHIND)>{lag}</td>
            <td data-label=texts.text(keys::platform::ERROR)>
                <div class="grid gap-1">{attempts} {resume}</div>
            </td>
        </tr>
    }
    .erased()
}
