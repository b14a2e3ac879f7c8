//! What the clocks of a time zone show. The server sends a zone's changes with the document, so that server and browser
//! write the same moment in the same way, and the browser carries no database of zones.

use super::{Moment, TimeZone};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
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

    /// The hour of the day that the zone's clocks show at a moment.
    pub fn hour(&self, at: Moment) -> u8 {
        u8::try_from(self.shifted(at).hour()).unwrap_or_default()
    }

    /// The first moment after `at` at which the zone's clocks show this full hour. Where they jump over it: as long after
    /// the midnight before as on any other day.
    pub fn next_hour(&self, at: Moment, hour: u8) -> Moment {
        let today = self.shifted(at).date_naive();
        let of = |days: u64| {
            let date = today.checked_add_days(Days::new(days))?;
            let shown_s = date.and_time(NaiveTime::from_hms_opt(u32::from(hour.min(23)), 0, 0)?).and_utc().timestamp();
            // The offset that holds then is that of the moment itself; a first guess is at most a day's change off.
            let guess = shown_s - self.offset_s(shown_s);
            Moment::from_unix_s(shown_s - self.offset_s(guess))
        };
        (0..3).filter_map(of).find(|moment| *moment > at).unwrap_or(at)
    }

    fn shifted(&self, at: Moment) -> DateTime<Utc> {
        let offset = TimeDelta::seconds(self.offset_s(at.0.timestamp()));
        at.0.checked_add_signed(offset).unwrap_or(at.0)
    }

    /// How far the clocks are ahead of UTC; by nothing outside of what is known.
    fn offset_s(&self, at_s: i64) -> i64 {
        self.transition(at_s).map_or(0, |Transition(_, offset, _)| 60 * i64::from(*offset))
    }

    /// When a calendar date, `2026-11-21`, begins by the zone's clocks and when the next one does; `None` for what is no
    /// date. Outside of what is known by UTC.
    pub fn day(&self, date: &str) -> Option<[Moment; 2]> {
        let date: NaiveDate = date.parse().ok()?;
        Some([self.midnight(date)?, self.midnight(date.succ_opt()?)?])
    }

    /// The date that the zone's clocks show at a moment.
    pub fn date(&self, at: Moment) -> NaiveDate {
        self.shifted(at).date_naive()
    }

    /// The first moment at which the zone's clocks show a date and so many minutes of it, below 1,440: where they jump over
    /// that the jump itself, where they show it twice the earlier. Outside of what is known by UTC; `None` for what is no
    /// time of a day.
    pub fn first(&self, date: NaiveDate, minutes: u16) -> Option<Moment> {
        let time = NaiveTime::from_hms_opt(u32::from(minutes / 60), u32::from(minutes % 60), 0)?;
        let shown_s = date.and_time(time).and_utc().timestamp();
        let ends_s = self.transitions.iter().skip(1).map(|Transition(from_s, ..)| *from_s).chain([self.until_s]);
        let known_from_s = self.transitions.first().map(|Transition(from_s, ..)| *from_s);
        let first_s = self.transitions.iter().zip(ends_s).find_map(|(Transition(from_s, offset, _), end_s)| {
            let first_s = (shown_s - 60 * i64::from(*offset)).max(*from_s);
            (first_s < end_s).then_some(first_s)
        });
        Moment::from_unix_s(first_s.filter(|first_s| Some(*first_s) != known_from_s).unwrap_or(shown_s))
    }

    /// The first moment of a date: where clocks jump over midnight the jump itself, where they show it twice the earlier.
    fn midnight(&self, date: NaiveDate) -> Option<Moment> {
        self.first(date, 0)
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
    fn the_next_full_hour_follows_the_clocks() {
        let next = |at_s: i64, hour| berlin().next_hour(Moment::from_unix_s(at_s).unwrap(), hour).0.timestamp();
        // 28 March, 22:30 UTC: 23:30 by winter's clocks; seven o'clock is summer's already.
        let evening = 1_774_737_000;
        assert_eq!(berlin().hour(Moment::from_unix_s(evening).unwrap()), 23);
        assert_eq!(next(evening, 7), 1_774_760_400);
        assert_eq!(next(1_774_760_400, 7), 1_774_760_400 + 86_400, "the next one, not this one");
        assert_eq!(berlin().next_hour(Moment::from_unix_s(0).unwrap(), 8).0.timestamp(), 8 * 3_600, "UTC before");
    }

    fn day(zone: &Zone, date: &str) -> Option<[i64; 2]> {
        Some(zone.day(date)?.map(|moment| moment.0.timestamp()))
    }

    #[test]
    fn a_day_is_as_long_as_its_clocks_make_it() {
        let begins_s = 1_774_746_000 - 2 * 3600;
        assert_eq!(day(&berlin(), "2026-03-29"), Some([begins_s, begins_s + 23 * 3600]));
        let begins_s = 1_792_890_000 - 3 * 3600;
        assert_eq!(day(&berlin(), "2026-10-25"), Some([begins_s, begins_s + 25 * 3600]));
        // Clocks that jump from midnight to one: the day begins with the jump.
        let transitions = vec![Transition(0, 0, "A".into()), Transition(864_000, 60, "B".into())];
        let zone = Zone { transitions, until_s: 8_640_000, ..Zone::utc() };
        assert_eq!(day(&zone, "1970-01-11"), Some([864_000, 864_000 + 23 * 3600]));
    }

    #[test]
    fn a_time_of_a_date_is_when_clocks_first_show_it_or_jump_over_it() {
        let first_s = |date: &str, minutes| Some(berlin().first(date.parse().unwrap(), minutes)?.0.timestamp());
        assert_eq!(first_s("2026-03-29", 150), Some(1_774_746_000), "half past two is jumped over");
        assert_eq!(first_s("2026-03-29", 180), Some(1_774_746_000));
        assert_eq!(first_s("2026-10-25", 150), Some(1_792_890_000 - 1_800), "half past two is shown twice");
        assert_eq!(first_s("2026-10-25", 180), Some(1_792_890_000 + 3_600));
        assert_eq!((first_s("1970-01-02", 60), first_s("2026-10-25", 1_440)), (Some(90_000), None));
    }

    #[test]
    fn a_day_beyond_what_is_known_is_one_of_utc() {
        assert_eq!(day(&berlin(), "1970-01-02"), Some([86_400, 172_800]));
        assert_eq!(day(&Zone::utc(), "1970-01-02"), Some([86_400, 172_800]));
        for bad in ["", "2026-13-01", "yesterday"] {
            assert_eq!(day(&berlin(), bad), None, "{bad}");
        }
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
