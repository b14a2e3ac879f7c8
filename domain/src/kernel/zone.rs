//! What the clocks of a time zone show. The server sends a zone's changes with the document, so that server and browser
//! write the same moment in the same way, and the browser carries no database of zones.

use super::{Moment, TimeZone};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// From a moment on (seconds since 1970-01-01 UTC) the clocks are ahead of UTC by so many minutes, and people call it
/// so. A tuple, because there are many in each document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition(pub i64, pub i16, pub String);

/// A time zone's clocks between two moments. Outside of them it tells UTC, and says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Its name.
    pub name: TimeZone,
    /// Oldest first; the first begins what is known.
    pub transitions: Vec<Transition>,
    /// Where what is known ends, in seconds since 1970-01-01 UTC.
    pub until_s: i64,
}

/// A moment as the clocks of a zone show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// `2026-11-21`
    pub date: String,
    /// `2026-11-21 18:05`
    pub minute: String,
    /// What people call the zone's time then: `CET`, `+03`, `UTC`.
    pub label: String,
    /// Whether it is UTC because more isn't known; then the label has to be seen.
    pub is_fallback: bool,
}

impl Zone {
    /// Coordinated universal time, at all times.
    pub fn utc() -> Self {
        Self { name: TimeZone::default(), transitions: vec![Transition(i64::MIN, 0, "UTC".into())], until_s: i64::MAX }
    }

    /// A moment as the zone's clocks show it.
    pub fn at(&self, moment: Moment) -> LocalTime {
        let known = self.transition(moment.0.timestamp()).and_then(|Transition(_, offset, label)| {
            let shifted = moment.0.checked_add_signed(TimeDelta::minutes(i64::from(*offset)))?;
            Some((Moment(shifted), label.as_str(), false))
        });
        let (shown, label, is_fallback) = known.unwrap_or((moment, "UTC", true));
        LocalTime { date: shown.date(), minute: shown.minute(), label: label.to_owned(), is_fallback }
    }

    fn transition(&self, at_s: i64) -> Option<&Transition> {
        if at_s >= self.until_s {
            return None;
        }
        let after = self.transitions.partition_point(|Transition(from_s, ..)| *from_s <= at_s);
        self.transitions.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> Zone {
        // 2026: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
        let transitions = [(1_767_225_600, 60, "CET"), (1_774_746_000, 120, "CEST"), (1_792_890_000, 60, "CET")];
        let transitions = transitions.map(|(from, offset, label)| Transition(from, offset, label.into())).to_vec();
        Zone { name: TimeZone::named("Europe/Berlin"), transitions, until_s: 1_798_761_600 }
    }

    fn shown(seconds: i64) -> (String, String) {
        let local = berlin().at(Moment::from_unix_s(seconds).unwrap());
        (local.minute, local.label)
    }

    #[test]
    fn clocks_jump_ahead_in_spring_and_back_in_autumn() {
        assert_eq!(shown(1_774_745_999), ("2026-03-29 01:59".into(), "CET".into()));
        assert_eq!(shown(1_774_746_000), ("2026-03-29 03:00".into(), "CEST".into()));
        assert_eq!(shown(1_792_889_999), ("2026-10-25 02:59".into(), "CEST".into()));
        assert_eq!(shown(1_792_890_000), ("2026-10-25 02:00".into(), "CET".into()));
    }

    #[test]
    fn beyond_what_is_known_it_is_utc_and_says_so() {
        for seconds in [1_767_225_599, 1_798_761_600, 0] {
            let moment = Moment::from_unix_s(seconds).unwrap();
            let local = berlin().at(moment);
            assert_eq!((local.minute, local.label.as_str(), local.is_fallback), (moment.minute(), "UTC", true));
        }
    }

    #[test]
    fn a_zone_survives_its_way_through_the_document() {
        for zone in [berlin(), Zone::utc()] {
            let json = serde_json::to_string(&zone).unwrap();
            assert_eq!(serde_json::from_str::<Zone>(&json).unwrap(), zone);
        }
        assert_eq!(Zone::utc().at(Moment::from_unix_s(-1).unwrap()).minute, "1969-12-31 23:59");
    }
}
