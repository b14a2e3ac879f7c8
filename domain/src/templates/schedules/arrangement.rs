//! What is run by the clock, and when.

use super::{Rhythm, TimeOfDay};
use crate::kernel::{Moment, TemplateId, TimeZone, WorkspaceId, Zone};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// So many seconds after its moment a fall is still one: what was missed for longer is passed over.
pub const IN_TIME_S: i64 = 3_600;

/// Falls that are counted one by one while nobody looked; with more than that, the rest isn't told.
const PASSED_MAX: u32 = 10_000;

/// What is run by the clock, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Arrangement {
    /// What people call it.
    pub name: String,
    /// The template.
    pub template: TemplateId,
    /// The label whose version is run then; `production` where neither label nor version is named.
    pub label: Option<String>,
    /// The version that is run, whatever labels say.
    pub version: Option<u32>,
    /// Where it runs; the tenant's main workspace where none is named.
    pub workspace: Option<WorkspaceId>,
    /// How often.
    pub rhythm: Rhythm,
    /// By whose clocks.
    pub time_zone: TimeZone,
    /// The last date on which it runs, by those clocks; for good where none is named.
    pub until: Option<String>,
}

/// What has come due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fallen {
    /// The fall that was waited for.
    pub first: Moment,
    /// The latest one that isn't in the future.
    pub due: Moment,
    /// How many were before the latest.
    pub passed: u32,
    /// Whether the latest is still one: it was missed for no longer than [`IN_TIME_S`].
    pub is_in_time: bool,
}

impl Arrangement {
    /// The first fall after a moment; `None` where there is none any more.
    pub fn next(&self, zone: &Zone, after: Moment) -> Option<Moment> {
        let end = match &self.until {
            Some(date) => Some(zone.day(date)?[1]),
            None => None,
        };
        self.rhythm.next(zone, after).filter(|next| end.is_none_or(|end| *next < end))
    }

    /// The next falls after a moment, at most so many.
    pub fn next_falls(&self, zone: &Zone, after: Moment, count: usize) -> Vec<Moment> {
        std::iter::successors(self.next(zone, after), |fall| self.next(zone, *fall)).take(count).collect()
    }

    /// What has come due by now, where this fall was waited for; `None` while it is in the future.
    pub fn fallen(&self, zone: &Zone, first: Moment, now: Moment) -> Option<Fallen> {
        if first > now {
            return None;
        }
        let (mut due, mut passed) = (first, 0);
        while passed < PASSED_MAX {
            let Some(next) = self.next(zone, due).filter(|next| *next <= now) else { break };
            due = next;
            passed += 1;
        }
        let is_in_time = now.0 - due.0 <= TimeDelta::seconds(IN_TIME_S);
        Some(Fallen { first, due, passed, is_in_time })
    }

    /// That of the demo world: every working day at eight in Casablanca.
    pub(super) fn example() -> Self {
        Self {
            name: "Questions of the day".into(),
            template: crate::templates::example_id(),
            label: Some(crate::templates::PRODUCTION.into()),
            version: None,
            workspace: None,
            rhythm: Rhythm {
                kind: super::RhythmKind::Weekly,
                days: super::Weekday::ALL[..5].to_vec(),
                day: None,
                hours: None,
                at: TimeOfDay::written("08:00"),
            },
            time_zone: TimeZone::named("Africa/Casablanca"),
            until: Some("2027-06-30".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment(text.parse().unwrap())
    }

    fn working() -> Arrangement {
        Arrangement { until: Some("2026-11-25".into()), time_zone: TimeZone::default(), ..Arrangement::example() }
    }

    #[test]
    fn it_falls_until_its_last_day_and_on_it() {
        let falls = working().next_falls(&Zone::utc(), at("2026-11-20T08:00:00Z"), 9);
        let expected = ["2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z"];
        assert_eq!(falls, expected.map(at));
        assert_eq!(working().next(&Zone::utc(), at("2026-11-25T08:00:00Z")), None);
    }

    #[test]
    fn what_was_missed_for_an_hour_is_still_run_and_what_was_missed_for_longer_is_passed_over() {
        let first = at("2026-11-23T08:00:00Z");
        let fallen = |now| working().fallen(&Zone::utc(), first, at(now));
        assert_eq!(fallen("2026-11-23T07:59:59Z"), None);
        let once = Fallen { first, due: first, passed: 0, is_in_time: true };
        assert_eq!((fallen("2026-11-23T08:00:00Z"), fallen("2026-11-23T09:00:00Z")), (Some(once), Some(once)));
        let late = Fallen { is_in_time: false, ..once };
        assert_eq!(fallen("2026-11-23T09:00:01Z"), Some(late));
        let third = Fallen { due: at("2026-11-25T08:00:00Z"), passed: 2, ..once };
        assert_eq!(fallen("2026-11-25T08:20:00Z"), Some(third), "only the latest is run");
    }
}
