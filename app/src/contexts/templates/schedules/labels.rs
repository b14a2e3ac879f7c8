//! What rhythms, states and outcomes are called.

use crate::port::Erased;
use crate::ui::{Badge, Tone};
use crate::words;
use domain::templates::{FallOutcome, Rhythm, RhythmKind, RunScheduleStatus, Weekday};
use leptos::prelude::*;
use texts::{Key, keys};

/// Where a schedule stands as colour, icon and word.
pub(super) const fn status(status: RunScheduleStatus) -> (Tone, &'static str, Key) {
    match status {
        RunScheduleStatus::On => (Tone::Success, "clock", keys::schedules::STATUS_ON),
        RunScheduleStatus::Off => (Tone::Neutral, "circle-slash", keys::schedules::STATUS_OFF),
        RunScheduleStatus::Over => (Tone::Neutral, "circle-check", keys::schedules::STATUS_OVER),
        RunScheduleStatus::GivenUp => (Tone::Danger, "circle-alert", keys::schedules::STATUS_GIVEN_UP),
    }
}

/// What became of a fall as colour, icon and word.
pub(super) const fn outcome(outcome: FallOutcome) -> (Tone, &'static str, Key) {
    match outcome {
        FallOutcome::Started => (Tone::Success, "circle-check", keys::schedules::OUTCOME_STARTED),
        FallOutcome::Refused => (Tone::Danger, "circle-alert", keys::schedules::OUTCOME_REFUSED),
        FallOutcome::Missed => (Tone::Warning, "clock", keys::schedules::OUTCOME_MISSED),
    }
}

/// Colour, icon and word together.
pub(super) fn badge((tone, icon, name): (Tone, &'static str, Key)) -> AnyView {
    view! { <Badge tone icon label=words::texts().text(name)/> }.erased()
}

/// What a rhythm goes by.
pub(super) const fn kind(kind: RhythmKind) -> Key {
    match kind {
        RhythmKind::Weekly => keys::schedules::KIND_WEEKLY,
        RhythmKind::Monthly => keys::schedules::KIND_MONTHLY,
        RhythmKind::Hourly => keys::schedules::KIND_HOURLY,
    }
}

/// A day of the week.
pub(super) const fn day(day: Weekday) -> Key {
    match day {
        Weekday::Monday => keys::schedules::MONDAY,
        Weekday::Tuesday => keys::schedules::TUESDAY,
        Weekday::Wednesday => keys::schedules::WEDNESDAY,
        Weekday::Thursday => keys::schedules::THURSDAY,
        Weekday::Friday => keys::schedules::FRIDAY,
        Weekday::Saturday => keys::schedules::SATURDAY,
        Weekday::Sunday => keys::schedules::SUNDAY,
    }
}

/// How often something runs, as a sentence.
pub(super) fn rhythm(rhythm: &Rhythm) -> String {
    let texts = words::texts();
    let time = rhythm.at.as_str();
    match rhythm.kind {
        RhythmKind::Weekly if rhythm.days.len() == Weekday::ALL.len() => {
            texts.fill(keys::schedules::SAYS_DAILY, &[("time", time)])
        }
        RhythmKind::Weekly => {
            let days: Vec<_> = rhythm.days.iter().map(|it| texts.text(day(*it))).collect();
            texts.fill(keys::schedules::SAYS_WEEKLY, &[("days", &days.join(" · ")), ("time", time)])
        }
        RhythmKind::Monthly => {
            let day = rhythm.day.unwrap_or(1).to_string();
            texts.fill(keys::schedules::SAYS_MONTHLY, &[("day", &day), ("time", time)])
        }
        RhythmKind::Hourly => texts.count(keys::schedules::EVERY_HOURS, u64::from(rhythm.hours.unwrap_or(1))),
    }
}
