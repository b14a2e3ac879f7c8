//! How often something runs, by the clocks of a zone. Pure: the zone and the moment are arguments.

use super::TimeOfDay;
use crate::kernel::{Moment, Zone};
use crate::words;
use chrono::{Datelike, Days, NaiveDate};
use garde::{Error, Path, Report, Validate};
use serde::{Deserialize, Serialize};

words! {
    /// What a rhythm goes by.
    RhythmKind {
        /// Chosen days of the week.
        Weekly = "weekly",
        /// A day of each month.
        Monthly = "monthly",
        /// Hours of every day.
        Hourly = "hourly",
    }
}

words! {
    /// A day of the week.
    Weekday {
        /// The first one of ISO 8601.
        Monday = "monday",
        /// The second one.
        Tuesday = "tuesday",
        /// The third one.
        Wednesday = "wednesday",
        /// The fourth one.
        Thursday = "thursday",
        /// The fifth one.
        Friday = "friday",
        /// The sixth one.
        Saturday = "saturday",
        /// The seventh one.
        Sunday = "sunday",
    }
}

/// How many hours may lie between two runs: those that make up a day, so that each day has the same times.
pub const EVERY_HOURS: [u8; 7] = [1, 2, 3, 4, 6, 8, 12];

/// Days within which the next fall is: the longest way is from the 31st of one month to that of the next.
const DAYS_AHEAD: u64 = 32;
const MINUTES_OF_DAY: u16 = 24 * 60;

/// How often something runs, by the clocks of a zone: at a time of chosen days of the week, at a time of one day of each
/// month, or every few hours of each day.
///
/// What clocks show twice, as when summer time ends, counts once, the first time. What they jump over, as when it begins, falls
/// with the jump.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Rhythm {
    /// What it goes by.
    pub kind: RhythmKind,
    /// The days of the week, with `weekly`.
    #[serde(default)]
    pub days: Vec<Weekday>,
    /// The day of the month, 1 to 31, with `monthly`; the last one where the month is shorter.
    #[serde(default)]
    pub day: Option<u8>,
    /// Hours between two runs, with `hourly`: 1, 2, 3, 4, 6, 8 or 12.
    #[serde(default)]
    pub hours: Option<u8>,
    /// The time of the day; with `hourly` one of them.
    pub at: TimeOfDay,
}

impl Weekday {
    /// That of a date.
    pub fn of(date: NaiveDate) -> Self {
        let place = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
        Self::ALL.get(place).copied().unwrap_or(Self::Monday)
    }
}

impl Rhythm {
    /// What belongs to its kind alone, in order.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.days.sort_unstable_by_key(|day| *day as u8);
        self.days.dedup();
        match self.kind {
            RhythmKind::Weekly => Self { day: None, hours: None, ..self },
            RhythmKind::Monthly => Self { days: Vec::new(), hours: None, ..self },
            RhythmKind::Hourly => Self { days: Vec::new(), day: None, ..self },
        }
    }

    /// The first moment after `after` at which it falls; `None` where it isn't one that can fall.
    pub fn next(&self, zone: &Zone, after: Moment) -> Option<Moment> {
        let (at, today) = (self.at.minutes()?, zone.date(after));
        let days = (0..=DAYS_AHEAD).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
        days.flat_map(|date| self.times_of(date, at).into_iter().map(move |minutes| (date, minutes)))
            .filter_map(|(date, minutes)| zone.first(date, minutes))
            .find(|moment| *moment > after)
    }

    /// The times at which it falls on a date, in minutes since midnight, the first one first.
    fn times_of(&self, date: NaiveDate, at: u16) -> Vec<u16> {
        let is_day = match self.kind {
            RhythmKind::Weekly => self.days.contains(&Weekday::of(date)),
            RhythmKind::Monthly => self.day.is_some_and(|day| date.day() == u32::from(day).min(last_day(date))),
            RhythmKind::Hourly => true,
        };
        let every = match self.kind {
            RhythmKind::Weekly | RhythmKind::Monthly => MINUTES_OF_DAY,
            RhythmKind::Hourly => self.hours.map_or(MINUTES_OF_DAY, |hours| 60 * u16::from(hours).max(1)),
        };
        if !is_day {
            return Vec::new();
        }
        (at % every..MINUTES_OF_DAY).step_by(usize::from(every)).collect()
    }
}

/// The number of the last day of a date's month.
fn last_day(date: NaiveDate) -> u32 {
    (28..=31).rev().find(|day| date.with_day(*day).is_some()).unwrap_or(28)
}

impl Validate for Rhythm {
    type Context = ();

    fn validate_into(&self, (): &(), parent: &mut dyn FnMut() -> Path, report: &mut Report) {
        let mut wrong = |member: &'static str, code: &str| report.append(parent().join(member), Error::new(code));
        match self.kind {
            RhythmKind::Weekly if self.days.is_empty() => wrong("days", "required"),
            RhythmKind::Weekly if self.days.len() > Weekday::ALL.len() => wrong("days", "not_allowed"),
            RhythmKind::Monthly if !self.day.is_some_and(|day| (1..=31).contains(&day)) => {
                wrong("day", "not_a_day_of_month");
            }
            RhythmKind::Hourly if !self.hours.is_some_and(|hours| EVERY_HOURS.contains(&hours)) => {
                wrong("hours", "not_allowed");
            }
            _ => {}
        }
        if self.at.minutes().is_none() {
            wrong("at", "not_a_time_of_day");
        }
    }
}

#[cfg(test)]
#[path = "rhythm_tests.rs"]
mod tests;
