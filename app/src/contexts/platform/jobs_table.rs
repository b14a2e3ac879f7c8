//! The rows of the jobs, or what stands where there are none.

use super::job_buttons::JobButtons;
use super::labels;
use super::progress::Steps;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words;
use domain::Page;
use domain::platform::JobRow;
use leptos::prelude::*;
use texts::keys;

/// One page of the list.
#[component]
pub(super) fn JobsTable(query: Query, page: Page<JobRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty =
        Empty { icon: "list-checks", title: keys::platform::JOBS_EMPTY_TITLE, text: keys::platform::JOBS_EMPTY_TEXT };
    let (columns, next_cursor) = (columns(), page.next_cursor);
    let rows = page.data.into_iter().map(|job| row(job, changed)).collect();
    view! { <Rows query caption=texts.text(keys::platform::JOBS_CAPTION) columns rows next_cursor empty/> }
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
    .erased()
}
