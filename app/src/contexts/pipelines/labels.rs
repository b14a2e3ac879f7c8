//! What kinds, states and settings are called, and how they look.

use crate::ui::Tone;
use crate::words;
use domain::pipelines::{ActionMemberKind, CauseKind, Comparison, RunStatus, StepKind, StepStatus, TriggerKind};
use texts::{Key, keys};

/// A kind of step: its icon and its name.
pub(super) const fn kind(kind: StepKind) -> (&'static str, Key) {
    match kind {
        StepKind::Retrieve => ("search", keys::pipelines::KIND_RETRIEVE),
        StepKind::Prompt => ("text-cursor-input", keys::pipelines::KIND_PROMPT),
        StepKind::Model => ("sparkles", keys::pipelines::KIND_MODEL),
        StepKind::Classify => ("tags", keys::pipelines::KIND_CLASSIFY),
        StepKind::Extract => ("list-checks", keys::pipelines::KIND_EXTRACT),
        StepKind::Shape => ("shapes", keys::pipelines::KIND_SHAPE),
        StepKind::Condition => ("split", keys::pipelines::KIND_CONDITION),
        StepKind::Operation => ("zap", keys::pipelines::KIND_OPERATION),
        StepKind::Approval => ("badge-check", keys::pipelines::KIND_APPROVAL),
    }
}

/// What a kind of step does, in a sentence.
pub(super) fn kind_hint(kind: StepKind) -> &'static str {
    let key = match kind {
        StepKind::Retrieve => keys::pipelines::HINT_RETRIEVE,
        StepKind::Prompt => keys::pipelines::HINT_PROMPT,
        StepKind::Model => keys::pipelines::HINT_MODEL,
        StepKind::Classify => keys::pipelines::HINT_CLASSIFY,
        StepKind::Extract => keys::pipelines::HINT_EXTRACT,
        StepKind::Shape => keys::pipelines::HINT_SHAPE,
        StepKind::Condition => keys::pipelines::HINT_CONDITION,
        StepKind::Operation => keys::pipelines::HINT_OPERATION,
        StepKind::Approval => keys::pipelines::HINT_APPROVAL,
    };
    words::texts().text(key)
}

/// What a setting is called: `pipelines.set_query`.
pub(super) fn setting(name: &str) -> &'static str {
    let texts = words::texts();
    texts.named(&format!("pipelines.set_{name}")).map_or("", |key| texts.text(key))
}

/// What a choice of a setting is called: `pipelines.choice_is_not`; its name where it has no other.
pub(super) fn choice(name: &'static str) -> &'static str {
    let texts = words::texts();
    texts.named(&format!("pipelines.choice_{name}")).map_or(name, |key| texts.text(key))
}

/// A comparison.
pub(super) fn comparison(comparison: Comparison) -> &'static str {
    choice(comparison.as_str())
}

/// A kind of trigger.
pub(super) const fn trigger(kind: TriggerKind) -> Key {
    match kind {
        TriggerKind::Schedule => keys::pipelines::BY_SCHEDULE,
        TriggerKind::Event => keys::pipelines::BY_EVENT,
    }
}

/// What began a run.
pub(super) const fn cause(kind: CauseKind) -> Key {
    match kind {
        CauseKind::Person => keys::pipelines::BY_PERSON,
        CauseKind::Program => keys::pipelines::BY_PROGRAM,
        CauseKind::Schedule => keys::pipelines::BY_SCHEDULE,
        CauseKind::Event => keys::pipelines::BY_EVENT,
    }
}

/// Where a run stands.
pub(super) const fn run(status: RunStatus) -> (Tone, &'static str, Key) {
    match status {
        RunStatus::Running => (Tone::Info, "loader", keys::pipelines::RUNNING),
        RunStatus::Waiting => (Tone::Warning, "hourglass", keys::pipelines::WAITING),
        RunStatus::Done => (Tone::Success, "circle-check", keys::pipelines::DONE),
        RunStatus::Failed => (Tone::Danger, "circle-x", keys::pipelines::FAILED),
        RunStatus::Cancelled => (Tone::Neutral, "ban", keys::pipelines::CANCELLED),
        RunStatus::TimedOut => (Tone::Danger, "timer-off", keys::pipelines::TIMED_OUT),
    }
}

/// Where a step stands.
pub(super) const fn step(status: StepStatus) -> (Tone, &'static str, Key) {
    match status {
        StepStatus::Pending => (Tone::Neutral, "circle-dashed", keys::pipelines::PENDING),
        StepStatus::Waiting => (Tone::Warning, "hourglass", keys::pipelines::WAITING),
        StepStatus::Done => (Tone::Success, "circle-check", keys::pipelines::DONE),
        StepStatus::Skipped => (Tone::Neutral, "circle-slash", keys::pipelines::SKIPPED),
        StepStatus::Failed => (Tone::Danger, "circle-x", keys::pipelines::FAILED),
    }
}

/// What a member of an operation is.
pub(super) fn member(kind: ActionMemberKind) -> &'static str {
    let key = match kind {
        ActionMemberKind::Text => keys::pipelines::MEMBER_TEXT,
        ActionMemberKind::Number => keys::pipelines::MEMBER_NUMBER,
        ActionMemberKind::Bool => keys::pipelines::MEMBER_BOOL,
        ActionMemberKind::List => keys::pipelines::MEMBER_LIST,
        ActionMemberKind::Object => keys::pipelines::MEMBER_OBJECT,
    };
    words::texts().text(key)
}
