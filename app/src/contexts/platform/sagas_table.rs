//! The rows of the sagas, or what stands where there are none.

use super::labels;
use super::progress::Steps;
use super::saga_buttons::SagaButtons;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words;
use domain::Page;
use domain::platform::SagaRow;
use leptos::prelude::*;
use texts::keys;

/// One page of the list.
#[component]
pub(super) fn SagasTable(query: Query, page: Page<SagaRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty =
        Empty { icon: "route", title: keys::platform::SAGAS_EMPTY_TITLE, text: keys::platform::SAGAS_EMPTY_TEXT };
    let (columns, next_cursor) = (columns(), page.next_cursor);
    let rows = page.data.into_iter().map(|saga| row(saga, changed)).collect();
    view! { <Rows query caption=texts.text(keys::platform::SAGAS_CAPTION) columns rows next_cursor empty/> }
}

fn columns() -> Vec<Column> {
    let texts = words::texts();
    vec![
        Column::new(texts.text(keys::platform::SAGA)),
        Column::new(texts.text(keys::platform::STATUS)),
        Column::new(texts.text(keys::platform::STEP)),
        Column::new(texts.text(keys::platform::PROGRESS)),
        Column::number(texts.text(keys::platform::ATTEMPTS)),
        Column::new(texts.text(keys::platform::STARTED_AT)),
        Column::new(texts.text(keys::platform::ACTIONS)),
    ]
}

fn row(saga: SagaRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::saga(saga.status);
    let error = saga.error.as_deref().map(|code| view! { <p class="t-sm text-fg-muted">{labels::error(code)}</p> });
    let waits = saga.waits_until.map(|until| {
        view! {
            <p class="t-sm text-fg-muted">
                {texts.text(keys::platform::WAITS_UNTIL)} " " <Time at=until show=Show::Minute/>
            </p>
        }
    });
    // Its steps one by one, those that were undone among them, are its history.
    let history = format!("/admin/audit/things/{}", saga.id);
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="row-link" href=history><bdi dir="ltr">{saga.saga.clone()}</bdi></a>
            </th>
            <td data-label=texts.text(keys::platform::STATUS)>
                <Badge tone icon label=texts.text(name)/>
                {error}
                {waits}
            </td>
            <td data-label=texts.text(keys::platform::STEP)><bdi dir="ltr">{saga.step.clone()}</bdi></td>
            <td data-label=texts.text(keys::platform::PROGRESS)>
                <Steps done=u64::from(saga.steps_done) total=Some(u64::from(saga.steps_total))/>
            </td>
            <td class="end" data-label=texts.text(keys::platform::ATTEMPTS)>{saga.attempts}</td>
            <td data-label=texts.text(keys::platform::STARTED_AT)><Time at=saga.started_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::platform::ACTIONS)><SagaButtons saga changed/></td>
        </tr>
    }
    .erased()
}
