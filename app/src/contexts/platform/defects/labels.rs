//! What sides, kinds and states of defects are called.

use crate::ui::Tone;
use domain::platform::{DefectKind, DefectSide, DefectStatus};
use texts::{Key, keys};

/// Where it stands as colour, icon and word.
pub(super) const fn status(status: DefectStatus) -> (Tone, &'static str, Key) {
    match status {
        DefectStatus::Open => (Tone::Danger, "circle-alert", keys::defects::OPEN),
        DefectStatus::Resolved => (Tone::Success, "circle-check", keys::defects::RESOLVED),
    }
}

/// Where it fails.
pub(super) const fn side(side: DefectSide) -> Key {
    match side {
        DefectSide::Server => keys::defects::SERVER,
        DefectSide::Browser => keys::defects::BROWSER,
    }
}

/// How it fails.
pub(super) const fn kind(kind: DefectKind) -> Key {
    match kind {
        DefectKind::Panic => keys::defects::PANIC,
        DefectKind::Failure => keys::defects::FAILURE,
        DefectKind::Error => keys::defects::ERROR,
        DefectKind::Rejection => keys::defects::REJECTION,
    }
}
