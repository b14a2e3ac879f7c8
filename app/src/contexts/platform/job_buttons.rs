//! What can be done with a job, and with a task that failed for good.

use crate::forms::{Confirm, form_then};
use crate::port::Erased;
use crate::ui::Look;
use crate::words;
use domain::platform::{CancelJob, DeadLetterRow, DiscardDeadLetter, JobRow, JobStatus, RetryDeadLetter, RetryJob};
use leptos::prelude::*;
use texts::keys;

/// Cancel what goes on, retry what failed.
#[component]
pub(super) fn JobButtons(job: JobRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = job.id.to_string();
    match job.status {
        JobStatus::Queued | JobStatus::Running => view! {
            <Confirm
                form={form_then::<CancelJob>(changed)}
                id
                look=Look::Danger
                label=texts.text(keys::platform::CANCEL)
                question=texts.text(keys::platform::CANCEL_JOB_QUESTION)
            />
        }
        .erased(),
        JobStatus::Failed => view! {
            <Confirm
                form={form_then::<RetryJob>(changed)}
                id
                look=Look::Secondary
                label=texts.text(keys::platform::RETRY)
                question=texts.text(keys::platform::RETRY_JOB_QUESTION)
            />
        }
        .erased(),
        JobStatus::Done | JobStatus::Cancelled => ().erased(),
    }
}

/// Retry or discard.
#[component]
pub(super) fn DeadLetterButtons(letter: DeadLetterRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = letter.id.to_string();
    view! {
        <div class="actions">
            <Confirm
                form={form_then::<RetryDeadLetter>(changed)}
                id=id.clone()
                look=Look::Secondary
                label=texts.text(keys::platform::RETRY)
                question=texts.text(keys::platform::RETRY_TASK_QUESTION)
            />
            <Confirm
                form={form_then::<DiscardDeadLetter>(changed)}
                id
                look=Look::Danger
                label=texts.text(keys::platform::DISCARD)
                question=texts.text(keys::platform::DISCARD_QUESTION)
            />
        </div>
    }
    .erased()
}
