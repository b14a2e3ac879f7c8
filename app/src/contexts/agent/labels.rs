//! What states, stages and reasons are called.

use crate::ui::{Badge, Tone};
use crate::words;
use domain::agent::{Approver, CallStage, ErrandFailure, ErrandStatus, Gate, WhyAsk, WhyNot};
use leptos::prelude::*;
use texts::{Key, keys};

/// A status as colour, icon and word.
pub(super) const fn status(status: ErrandStatus) -> (Tone, &'static str, Key) {
    match status {
        ErrandStatus::Queued => (Tone::Neutral, "clock", keys::agent::STATUS_QUEUED),
        ErrandStatus::Working => (Tone::Info, "loader", keys::agent::STATUS_WORKING),
        ErrandStatus::Waiting => (Tone::Warning, "hourglass", keys::agent::STATUS_WAITING),
        ErrandStatus::Done => (Tone::Success, "circle-check", keys::agent::STATUS_DONE),
        ErrandStatus::Failed => (Tone::Danger, "triangle-alert", keys::agent::STATUS_FAILED),
        ErrandStatus::Cancelled => (Tone::Neutral, "square", keys::agent::STATUS_CANCELLED),
    }
}

/// A stage of a call as colour, icon and word.
pub(super) const fn stage(stage: CallStage) -> (Tone, &'static str, Key) {
    match stage {
        CallStage::Planned => (Tone::Neutral, "circle-dashed", keys::agent::STAGE_PLANNED),
        CallStage::Refused => (Tone::Danger, "shield-x", keys::agent::STAGE_REFUSED),
        CallStage::Waiting => (Tone::Warning, "hourglass", keys::agent::STAGE_WAITING),
        CallStage::Cleared => (Tone::Info, "loader", keys::agent::STAGE_CLEARED),
        CallStage::Declined => (Tone::Neutral, "x", keys::agent::STAGE_DECLINED),
        CallStage::Made => (Tone::Success, "circle-check", keys::agent::STAGE_MADE),
    }
}

/// Why a call waits.
pub(super) const fn why_ask(why: WhyAsk) -> Key {
    match why {
        WhyAsk::Writes => keys::agent::ASK_WRITES,
        WhyAsk::Danger => keys::agent::ASK_DANGER,
        WhyAsk::Outside => keys::agent::ASK_OUTSIDE,
        WhyAsk::Declared => keys::agent::ASK_DECLARED,
        WhyAsk::Rule => keys::agent::ASK_RULE,
    }
}

/// Why a call was refused.
pub(super) const fn why_not(why: WhyNot) -> Key {
    match why {
        WhyNot::NotATool => keys::agent::NOT_A_TOOL,
        WhyNot::PersonMayNot => keys::agent::NOT_PERSON,
        WhyNot::SwitchedOff => keys::agent::NOT_ON,
        WhyNot::RulesForbid => keys::agent::NOT_RULES,
        WhyNot::Malformed => keys::agent::NOT_MALFORMED,
        WhyNot::ForeignId => keys::agent::NOT_FOREIGN,
        WhyNot::BeyondRights => keys::agent::NOT_BEYOND,
        WhyNot::OutOfBounds => keys::agent::NOT_BOUNDS,
        WhyNot::WouldFail => keys::agent::NOT_WOULD_FAIL,
    }
}

/// Why an errand couldn't be done, and what to do.
pub(super) const fn failure(failure: ErrandFailure) -> Key {
    match failure {
        ErrandFailure::ModelFailed => keys::agent::FAILURE_MODEL,
        ErrandFailure::BudgetUsedUp => keys::agent::FAILURE_BUDGET,
        ErrandFailure::RuleStopped => keys::agent::FAILURE_RULE,
        ErrandFailure::TooManyTurns => keys::agent::FAILURE_TURNS,
        ErrandFailure::Interrupted => keys::agent::FAILURE_INTERRUPTED,
        ErrandFailure::SenderGone => keys::agent::FAILURE_SENDER,
    }
}

/// What becomes of calls.
pub(super) const fn gate(gate: Gate) -> Key {
    match gate {
        Gate::Run => keys::agent::GATE_RUN,
        Gate::Ask => keys::agent::GATE_ASK,
        Gate::Never => keys::agent::GATE_NEVER,
    }
}

/// What becomes of calls, as colour and icon.
pub(super) const fn gate_look(gate: Gate) -> (Tone, &'static str) {
    match gate {
        Gate::Run => (Tone::Success, "circle-check"),
        Gate::Ask => (Tone::Warning, "hourglass"),
        Gate::Never => (Tone::Danger, "shield-x"),
    }
}

/// Who approves.
pub(super) const fn approver(approver: Approver) -> Key {
    match approver {
        Approver::Sender => keys::agent::APPROVER_SENDER,
        Approver::Keeper => keys::agent::APPROVER_KEEPER,
    }
}

/// A status.
#[component]
pub(super) fn StatusBadge(status: ErrandStatus) -> impl IntoView {
    let (tone, icon, name) = self::status(status);
    view! { <Badge tone icon label=words::texts().text(name)/> }
}

/// A stage of a call.
#[component]
pub(super) fn StageBadge(stage: CallStage) -> impl IntoView {
    let (tone, icon, name) = self::stage(stage);
    view! { <Badge tone icon label=words::texts().text(name)/> }
}
