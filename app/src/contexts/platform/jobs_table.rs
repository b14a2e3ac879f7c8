//! The rows of the jobs, or what stands where there are none.

use super::job_buttons::JobButtons;
use super::labels;
use super::progress::Steps;
use crate::lists::{Pager, Query};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, EmptyState, LinkButton, Table};
use crate::words;
use domain::Page;
use domain::platform::JobRow;
use leptos::prelude::*;
use texts::keys;

/// One page of the list.
#[component]
pub(super) fn JobsTable(query: Query, page: Page<JobRow>, changed: Callback<()>) -> impl IntoView {
    if page.data.is_empty() {
        return view! { <Nothing query/> }.into_any();
    }
    let texts = words::texts();
    let count = page.data.len();
    let rows: Vec<_> = page.data.into_iter().map(|job| row(job, changed)).collect();
    view! {
        <Table caption=texts.text(keys::platform::JOBS_CAPTION) columns=columns()>{rows}</Table>
        <Pager query rows=count next_cursor=page.next_cursor/>
    }
    .into_any()
}

fn columns() -> Vec<Column> {
    let texts = words::texts();
    vec![
        Column::new(texts.text(keys::platform::OPERATION)),
        Column::new(texts.text(keys::platform::STATUS)),
        Column::new(texts.text(keys::platform::PROGRESS)),
        Column::number(texts.text(keys::platform::ATTEMPTS)),
        Column::new(texts.text(keys::platform::CREATED_AT)),
        Column::new(texts.text(keys::platform::ACTIONS)),
    ]
}

fn row(job: JobRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::job(job.status);
    let error = job.error.as_deref().map(|code| view! { <p class="t-sm text-fg-muted">{labels::error(code)}</p> });
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi dir="ltr">{job.operation.clone()}</bdi></th>
            <td data-label=texts.text(keys::platform::STATUS)>
                <Badge tone icon label=texts.text(name)/>
                {error}
            </td>
            <td data-label=texts.text(keys::platform::PROGRESS)><Steps done=job.done total=job.total/></td>
            <td class="end" data-label=texts.text(keys::platform::ATTEMPTS)>{job.attempts}</td>
            <td data-label=texts.text(keys::platform::CREATED_AT)><Time at=job.created_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::platform::ACTIONS)><JobButtons job changed/></td>
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
            icon="list-checks"
            title=texts.text(keys::platform::JOBS_EMPTY_TITLE)
            text=texts.text(keys::platform::JOBS_EMPTY_TEXT)
        />
    }
    .into_any()
}
