//! What parts, states and reasons are called, and where the rows behind a part are.

use crate::ui::Tone;
use crate::words;
use domain::platform::{HealthCheck, HealthPart, HealthState};
use texts::{Key, keys};

/// A state as colour, icon and word.
pub(super) const fn state(state: HealthState) -> (Tone, &'static str, Key) {
    match state {
        HealthState::Down => (Tone::Danger, "octagon-alert", keys::health::DOWN),
        HealthState::Warning => (Tone::Warning, "triangle-alert", keys::health::WARNING),
        HealthState::Up => (Tone::Success, "circle-check", keys::health::UP),
        HealthState::Absent => (Tone::Neutral, "circle-slash", keys::health::ABSENT),
    }
}

/// A part's name.
pub(super) fn part(part: HealthPart) -> &'static str {
    let texts = words::texts();
    texts.named(&format!("health.part_{}", part.as_str())).map_or(part.as_str(), |key| texts.text(key))
}

/// The sentence of a reason, with its figures; its code where there is none.
pub(super) fn reason(check: &HealthCheck) -> String {
    let texts = words::texts();
    let name = format!("health.{}_{}", check.part.as_str(), check.reason);
    let values: Vec<_> = check.figures.iter().map(|it| (it.name.as_str(), it.value.as_str())).collect();
    texts.named(&name).map_or_else(|| check.reason.clone(), |key| texts.fill(key, &values))
}

/// The page with the rows behind a part, if there is one.
pub(super) const fn page(part: HealthPart) -> Option<&'static str> {
    match part {
        HealthPart::Jobs | HealthPart::Queue => Some("/admin/jobs"),
        HealthPart::Subscribers => Some("/admin/projections"),
        HealthPart::Sagas => Some("/admin/sagas"),
        HealthPart::Mail => Some("/admin/mail"),
        HealthPart::Isolation => Some("/admin/isolation"),
        HealthPart::Database
        | HealthPart::Workers
        | HealthPart::Storage
        | HealthPart::Disk
        | HealthPart::Model
        | HealthPart::Seals => None,
    }
}
