//! What verdicts, roles and notes are called.

use crate::ui::Tone;
use crate::words;
use domain::platform::IsolationVerdict;
use texts::{Key, keys};

/// A verdict as colour, icon and word.
pub(super) const fn verdict(verdict: IsolationVerdict) -> (Tone, &'static str, Key) {
    match verdict {
        IsolationVerdict::Leak => (Tone::Danger, "octagon-alert", keys::isolation::LEAK),
        IsolationVerdict::Unclear => (Tone::Warning, "circle-help", keys::isolation::UNCLEAR),
        IsolationVerdict::Refused => (Tone::Success, "shield-check", keys::isolation::REFUSED),
        IsolationVerdict::Passed => (Tone::Success, "check", keys::isolation::PASSED),
        IsolationVerdict::Reaches => (Tone::Info, "telescope", keys::isolation::REACHES),
        IsolationVerdict::Skipped => (Tone::Neutral, "minus", keys::isolation::SKIPPED),
    }
}

/// What a verdict means.
pub(super) const fn meaning(verdict: IsolationVerdict) -> Key {
    match verdict {
        IsolationVerdict::Leak => keys::isolation::LEAK_TEXT,
        IsolationVerdict::Unclear => keys::isolation::UNCLEAR_TEXT,
        IsolationVerdict::Refused => keys::isolation::REFUSED_TEXT,
        IsolationVerdict::Passed => keys::isolation::PASSED_TEXT,
        IsolationVerdict::Reaches => keys::isolation::REACHES_TEXT,
        IsolationVerdict::Skipped => keys::isolation::SKIPPED_TEXT,
    }
}

/// What a role is called, or the side that a table is read from.
pub(super) fn role(wire: &str) -> String {
    let texts = words::texts();
    match wire {
        "nobody" => texts.text(keys::isolation::NOBODY).to_owned(),
        "no_tenant" => texts.text(keys::isolation::NO_TENANT).to_owned(),
        "another_tenant" => texts.text(keys::isolation::ANOTHER_TENANT).to_owned(),
        role => words::role(texts, role),
    }
}

/// Why something wasn't tried; the code of a refusal as it is.
pub(super) fn note(code: &str) -> String {
    let key = match code {
        "public" => keys::isolation::NOTE_PUBLIC,
        "own_only" => keys::isolation::NOTE_OWN_ONLY,
        "stream" => keys::isolation::NOTE_STREAM,
        "no_thing" => keys::isolation::NOTE_NO_THING,
        "no_wall" => keys::isolation::NOTE_NO_WALL,
        "no_access" => keys::isolation::NOTE_NO_ACCESS,
        "reaches" => keys::isolation::REACHES_TEXT,
        code => return code.to_owned(),
    };
    words::texts().text(key).to_owned()
}
