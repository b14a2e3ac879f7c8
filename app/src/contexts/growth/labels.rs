//! What states and topics of leads are called.

use crate::port::Erased;
use crate::ui::{Badge, Tone};
use crate::words;
use domain::growth::{LeadStatus, LeadTopic, ReaderStatus};
use domain::kernel::Language;
use leptos::prelude::*;
use texts::{Key, Locale, keys};

/// A lead's status as colour, icon and word.
pub(super) const fn status(status: LeadStatus) -> (Tone, &'static str, Key) {
    match status {
        LeadStatus::New => (Tone::Info, "mail", keys::growth::NEW),
        LeadStatus::Contacted => (Tone::Success, "circle-check", keys::growth::CONTACTED),
        LeadStatus::Closed => (Tone::Neutral, "circle-slash", keys::growth::CLOSED),
    }
}

/// A reader's status as colour, icon and word.
pub(super) const fn reader(status: ReaderStatus) -> (Tone, &'static str, Key) {
    match status {
        ReaderStatus::Active => (Tone::Success, "circle-check", keys::growth::ACTIVE),
        ReaderStatus::Left => (Tone::Neutral, "circle-slash", keys::growth::LEFT),
    }
}

/// Whether a campaign runs.
pub(super) fn running(is_running: bool) -> AnyView {
    let (tone, icon, key) = match is_running {
        true => (Tone::Success, "circle-check", keys::growth::RUNNING),
        false => (Tone::Neutral, "circle-slash", keys::growth::ENDED),
    };
    view! { <Badge tone icon label=words::texts().text(key)/> }.erased()
}

/// What a topic is called.
pub(super) const fn topic(topic: LeadTopic) -> Key {
    match topic {
        LeadTopic::Question => keys::growth::TOPIC_QUESTION,
        LeadTopic::Demonstration => keys::growth::TOPIC_DEMONSTRATION,
        LeadTopic::Plan => keys::growth::TOPIC_PLAN,
        LeadTopic::Partnership => keys::growth::TOPIC_PARTNERSHIP,
    }
}

/// A language as its speakers call it.
pub(super) fn language(language: Language) -> &'static str {
    Locale::parse(language.as_str()).unwrap_or_default().native_name()
}

/// What a visitor wrote of themselves, or that it was erased.
pub(super) fn known(said: Option<String>) -> AnyView {
    match said {
        Some(said) => view! { <bdi dir="auto">{said}</bdi> }.erased(),
        None => view! { <span class="text-fg-muted">{words::texts().text(keys::growth::ERASED)}</span> }.erased(),
    }
}
