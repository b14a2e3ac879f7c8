//! What states are called, and what an error says.

use crate::ui::Tone;
use crate::words;
use domain::platform::{JobStatus, SagaStatus};
use texts::{Key, keys};

/// A job's status as colour, icon and word.
pub(super) const fn job(status: JobStatus) -> (Tone, &'static str, Key) {
    match status {
        JobStatus::Queued => (Tone::Neutral, "clock", keys::platform::STATUS_QUEUED),
        JobStatus::Running => (Tone::Info, "loader", keys::platform::STATUS_RUNNING),
        JobStatus::Done => (Tone::Success, "circle-check", keys::platform::STATUS_DONE),
        JobStatus::Failed => (Tone::Danger, "circle-alert", keys::platform::STATUS_FAILED),
        JobStatus::Cancelled => (Tone::Neutral, "circle-slash", keys::platform::STATUS_CANCELLED),
    }
}

/// A saga's status as colour, icon and word.
pub(super) const fn saga(status: SagaStatus) -> (Tone, &'static str, Key) {
    match status {
        SagaStatus::Running => (Tone::Info, "loader", keys::platform::STATUS_RUNNING),
        SagaStatus::Waiting => (Tone::Neutral, "hourglass", keys::platform::STATUS_WAITING),
        SagaStatus::Compensating => (Tone::Warning, "undo-2", keys::platform::STATUS_COMPENSATING),
        SagaStatus::Done => (Tone::Success, "circle-check", keys::platform::STATUS_DONE),
        SagaStatus::Undone => (Tone::Neutral, "circle-slash", keys::platform::STATUS_UNDONE),
    }
}

/// The sentence of an error's code; the code itself where there is none.
pub(super) fn error(code: &str) -> String {
    let texts = words::texts();
    texts.named(&format!("errors.{code}")).map_or_else(|| code.to_owned(), |key| texts.text(key).to_owned())
}
