//! What scores, reasons and amounts are called.

use crate::ui::Tone;
use crate::words;
pub(super) use crate::words::number;
use domain::platform::{StandingBand, StandingReason};
use texts::{Key, keys};

/// A band as colour, icon and word.
pub(super) const fn band(band: StandingBand) -> (Tone, &'static str, Key) {
    match band {
        StandingBand::Good => (Tone::Success, "circle-check", keys::desk::GOOD),
        StandingBand::Watch => (Tone::Warning, "eye", keys::desk::WATCH),
        StandingBand::Risk => (Tone::Danger, "circle-alert", keys::desk::RISK),
    }
}

/// What a reason says.
pub(super) const fn reason(reason: StandingReason) -> Key {
    match reason {
        StandingReason::Suspended => keys::desk::REASON_SUSPENDED,
        StandingReason::NoPeople => keys::desk::REASON_NO_PEOPLE,
        StandingReason::NeverActive => keys::desk::REASON_NEVER_ACTIVE,
        StandingReason::Quiet => keys::desk::REASON_QUIET,
        StandingReason::Failures => keys::desk::REASON_FAILURES,
        StandingReason::Refusals => keys::desk::REASON_REFUSALS,
        StandingReason::FailedJobs => keys::desk::REASON_FAILED_JOBS,
        StandingReason::StorageFull => keys::desk::REASON_STORAGE_FULL,
    }
}

/// Bytes as people read them.
pub(super) fn bytes(bytes: u64) -> String {
    domain::files::readable_bytes(bytes)
}

/// The sentence that says when figures were weighed.
pub(super) fn weighed() -> &'static str {
    words::texts().text(keys::desk::WEIGHED)
}
