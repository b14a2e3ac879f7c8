//! What kinds and states are called, and what an error says.

use crate::ui::Tone;
use crate::words;
use domain::platform::{JobStatus, ProjectionKind, RebuildState, SagaStatus, SubscriberRow};
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

/// What a kind is called.
pub(super) const fn kind(kind: ProjectionKind) -> Key {
    match kind {
        ProjectionKind::Synchronous => keys::platform::KIND_SYNCHRONOUS,
        ProjectionKind::Asynchronous => keys::platform::KIND_ASYNCHRONOUS,
    }
}

/// The state of a rebuild as colour, icon and word.
pub(super) const fn state(state: RebuildState) -> (Tone, &'static str, Key) {
    match state {
        RebuildState::Running => (Tone::Info, "loader", keys::platform::STATE_RUNNING),
        RebuildState::Done => (Tone::Success, "circle-check", keys::platform::STATE_DONE),
        RebuildState::Failed => (Tone::Danger, "circle-alert", keys::platform::STATE_FAILED),
        RebuildState::Abandoned => (Tone::Warning, "triangle-alert", keys::platform::STATE_ABANDONED),
    }
}

/// The state of a subscriber as colour, icon and word.
pub(super) const fn health(row: &SubscriberRow) -> (Tone, &'static str, Key) {
    match row {
        SubscriberRow { paused: true, .. } => (Tone::Neutral, "circle-slash", keys::platform::HEALTH_PAUSED),
        SubscriberRow { attempts: 1.., .. } => (Tone::Danger, "circle-alert", keys::platform::HEALTH_STUCK),
        _ => (Tone::Success, "circle-check", keys::platform::HEALTH_FOLLOWS),
    }
}

/// How far behind something is: events, and seconds where there are any.
pub(super) fn lag(events: u32, seconds: f64) -> String {
    let texts = words::texts();
    if events == 0 {
        return texts.text(keys::platform::LAG_NONE).to_owned();
    }
    let ms = (seconds * 1000.0).clamp(0.0, f64::from(u32::MAX)) as u32;
    let values = [("events", &*events.to_string()), ("time", &*words::seconds(texts, ms))];
    texts.fill(keys::platform::LAG, &values)
}
