//! What states and failures are called.

use crate::ui::{Badge, Tone};
use crate::words;
use domain::workspaces::{ExecutionStatus, Failure, Source};
use leptos::prelude::*;
use texts::{Key, keys};

/// A status as colour, icon and word.
pub(super) const fn status(status: ExecutionStatus) -> (Tone, &'static str, Key) {
    match status {
        ExecutionStatus::Queued => (Tone::Neutral, "clock", keys::workspaces::STATUS_QUEUED),
        ExecutionStatus::Running => (Tone::Info, "loader", keys::workspaces::STATUS_RUNNING),
        ExecutionStatus::Done => (Tone::Success, "circle-check", keys::workspaces::STATUS_DONE),
        ExecutionStatus::Failed => (Tone::Danger, "circle-alert", keys::workspaces::STATUS_FAILED),
        ExecutionStatus::Cancelled => (Tone::Neutral, "circle-slash", keys::workspaces::STATUS_CANCELLED),
        ExecutionStatus::Refused => (Tone::Warning, "shield-x", keys::workspaces::STATUS_REFUSED),
    }
}

/// Whether a run goes on.
pub(super) const fn goes_on(status: ExecutionStatus) -> bool {
    matches!(status, ExecutionStatus::Queued | ExecutionStatus::Running)
}

/// Why a run ended without an answer, and what to do.
pub const fn failure(failure: Failure) -> Key {
    match failure {
        Failure::PromptTooLong => keys::workspaces::FAILURE_PROMPT_TOO_LONG,
        Failure::ModelBroke => keys::workspaces::FAILURE_MODEL_BROKE,
        Failure::Interrupted => keys::workspaces::FAILURE_INTERRUPTED,
        Failure::ModelUnknown => keys::workspaces::FAILURE_MODEL_UNKNOWN,
        Failure::ProviderRefused => keys::workspaces::FAILURE_PROVIDER_REFUSED,
        Failure::ProviderUnreachable => keys::workspaces::FAILURE_PROVIDER_UNREACHABLE,
        Failure::RateLimited => keys::workspaces::FAILURE_RATE_LIMITED,
        Failure::TimedOut => keys::workspaces::FAILURE_TIMED_OUT,
    }
}

/// Where a run was asked for.
pub(super) const fn source(source: Source) -> Key {
    match source {
        Source::Person => keys::workspaces::SOURCE_PERSON,
        Source::Api => keys::workspaces::SOURCE_API,
        Source::Chat => keys::workspaces::SOURCE_CHAT,
        Source::Template => keys::workspaces::SOURCE_TEMPLATE,
        Source::Schedule => keys::workspaces::SOURCE_SCHEDULE,
        Source::Pipeline => keys::workspaces::SOURCE_PIPELINE,
        Source::Agent => keys::workspaces::SOURCE_AGENT,
        Source::Documents => keys::workspaces::SOURCE_DOCUMENTS,
    }
}

/// A status.
#[component]
pub(super) fn StatusBadge(status: ExecutionStatus) -> impl IntoView {
    let (tone, icon, name) = self::status(status);
    view! { <Badge tone icon label=words::texts().text(name)/> }
}
