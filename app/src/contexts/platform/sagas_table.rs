//! The rows of the sagas, or what stands where there are none.

use super::labels;
use super::progress::Steps;
use super::saga_buttons::SagaButtons;
use crate::lists::{Pager, Query};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, EmptyState, LinkButton, Table};
use crate::words;
use domain::Page;
use domain::platform::SagaRow;
use leptos::prelude::*;
use texts::keys;

/// One page of the list.
#[component]
pub(super) fn SagasTable(query: Query, page: Page<SagaRow>, changed: Callback<()>) -> impl IntoView {
    if page.data.is_empty() {
        return view! { <Nothing query/> }.into_any();
    }
    let texts = words::texts();
    let count = page.data.len();
    let rows: Vec<_> = page.data.into_iter().map(|saga| row(saga, changed)).collect();
    view! {
        <Table caption=texts.text(keys::platform::SAGAS_CAPTION) columns=columns()>{rows}</Table>
        <Pager query rows=count next_cursor=page.next_cursor/>
    }
    .into_any()
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
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi dir="ltr">{saga.saga.clone()}</bdi></th>
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
    .into_any()
}

#[component]
fn Nothing(query: Query) -> impl IntoView {
    let texts = words::texts();
    if query.is_filtered() || query.get("cursor").is_some() {
        return view! {
            <EmptyState
                icon="search-x"
                title=texts.text(keys::list::FILTERED_EMPTY_TITLE)
                text=texts.text(keys::list::FILTERED_EMPTY_TEXT)
            >
                <LinkButton href=query.cleared()>{texts.text(keys::list::CLEAR_FILTERS)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    view! {
        <EmptyState
            icon="route"
            title=texts.text(keys::platform::SAGAS_EMPTY_TITLE)
            text=texts.text(keys::platform::SAGAS_EMPTY_TEXT)
        />
    }
    .into_any()
}
