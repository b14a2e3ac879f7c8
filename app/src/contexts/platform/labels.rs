//! What kinds and states are called.

use crate::ui::Tone;
use crate::words;
use domain::platform::{ProjectionKind, RebuildState, SubscriberRow};
use texts::{Key, keys};

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
