//! The time zones of the world, from the IANA database that is compiled in. The browser gets a zone's changes with its
//! document; see [`domain::kernel::Zone`].

use domain::Moment;
use domain::kernel::{TimeZone, Transition, Zone};
use domain::pipelines::Cron;
use jiff::tz::TimeZoneDatabase;
use jiff::{Timestamp, civil};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The first year whose changes are sent; what is older than the product is rarely on a screen, and reads as UTC.
const YEAR_FIRST: i16 = 2015;
/// Days in which the next moment of a schedule is sought: leap days come within four years, but for one in a century.
const DAYS_AHEAD: u32 = 8 * 366;
/// Years beyond the current one whose changes are sent.
const YEARS_AHEAD: i16 = 5;

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Zones by name, as of a year.
type Known = HashMap<(TimeZone, i16), Arc<Zone>>;

/// Whether there is such a zone.
pub fn is_known(zone: &TimeZone) -> bool {
    // The database takes names in any case; kept is the one that it has itself.
    DATABASE.get(zone.as_str()).is_ok_and(|found| found.iana_name() == Some(zone.as_str()))
}

/// The zones that stand for places, by name, and UTC.
pub fn names() -> &'static [TimeZone] {
    static NAMES: LazyLock<Vec<TimeZone>> = LazyLock::new(|| {
        const AREAS: [&str; 10] = [
            "Africa/",
            "America/",
            "Antarctica/",
            "Arctic/",
            "Asia/",
            "Atlantic/",
            "Australia/",
            "Europe/",
            "Indian/",
            "Pacific/",
        ];
        let mut names: Vec<_> = DATABASE
            .available()
            .map(|name| name.as_str().to_owned())
            .filter(|name| name == "UTC" || AREAS.iter().any(|area| name.starts_with(area)))
            .map(TimeZone::named)
            .collect();
        names.sort();
        names
    });
    &NAMES
}

/// What the zone's clocks do in the years that matter; UTC where there is no such zone.
pub fn zone(name: &TimeZone, now: Moment) -> Arc<Zone> {
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let year =
        Timestamp::from_second(now.0.timestamp()).map_or(YEAR_FIRST, |at| at.to_zoned(jiff::tz::TimeZone::UTC).year());
    let key = (name.clone(), year);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(zone) = known.get(&key) {
        return zone.clone();
    }
    // Unknown names aren't kept: anybody could fill the memory with them.
    let Some(zone) = make(name, year) else { return Arc::new(Zone::utc()) };
    let zone = Arc::new(zone);
    known.insert(key, zone.clone());
    zone
}

fn make(name: &TimeZone, year: i16) -> Option<Zone> {
    if name.as_str() == "UTC" {
        return Some(Zone::utc());
    }
    let found = DATABASE.get(name.as_str()).ok()?;
    let [from, until] = [YEAR_FIRST, year.saturating_add(YEARS_AHEAD + 1)].map(start_of);
    let (from, until) = (from?, until?);
    let first = found.to_offset_info(from);
    let transition = |at: Timestamp, offset_s: i32, label: &str| {
        Some(Transition(at.as_second(), i16::try_from(offset_s / 60).ok()?, label.to_owned()))
    };
    let mut transitions = vec![transition(from, first.offset().seconds(), first.abbreviation())?];
    for change in found.following(from).take_while(|change| change.timestamp() < until) {
        transitions.push(transition(change.timestamp(), change.offset().seconds(), change.abbreviation())?);
    }
    Some(Zone { name: name.clone(), transitions, until_s: until.as_second() })
}

/// The next moment after another that a schedule names, by the zone's clocks: a time that a clock leaves out comes as much later. None
/// where there is none within eight years.
pub fn next(name: &TimeZone, cron: &Cron, after: Moment) -> Option<Moment> {
    let zone = DATABASE.get(name.as_str()).unwrap_or(jiff::tz::TimeZone::UTC);
    let after = Timestamp::from_second(after.0.timestamp()).ok()?;
    let mut date = after.to_zoned(zone.clone()).date();
    let number = |part: i8| u32::from(part.unsigned_abs());
    let part = |number: u32| i8::try_from(number).unwrap_or_default();
    for _ in 0..DAYS_AHEAD {
        let weekday = number(date.weekday().to_sunday_zero_offset());
        if cron.on_day(number(date.month()), number(date.day()), weekday) {
            let at = |(hour, minute)| date.at(part(hour), part(minute), 0, 0).to_zoned(zone.clone()).ok();
            let moments = cron.times().filter_map(at).map(|at| at.timestamp());
            if let Some(first) = moments.filter(|at| *at > after).min() {
                return Moment::from_unix_s(first.as_second());
            }
        }
        date = date.tomorrow().ok()?;
    }
    None
}

/// The first moment of a year, in UTC.
fn start_of(year: i16) -> Option<Timestamp> {
    let date = civil::Date::new(year, 1, 1).ok()?;
    date.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_251_900;

    fn shown(name: &str, rfc3339: &str) -> (String, String) {
        let zone = zone(&TimeZone::named(name), Moment::from_unix_s(NOW).unwrap());
        let at: Timestamp = rfc3339.parse().unwrap();
        let local = zone.at(Moment::from_unix_s(at.as_second()).unwrap());
        (local.minute, local.label)
    }

    fn is(minute: &str, label: &str) -> (String, String) {
        (minute.to_owned(), label.to_owned())
    }

    #[test]
    fn clocks_change_twice_a_year_on_both_halves_of_the_world() {
        assert_eq!(shown("Europe/Berlin", "2026-03-29T00:59:59Z"), is("2026-03-29 01:59", "CET"));
        assert_eq!(shown("Europe/Berlin", "2026-03-29T01:00:00Z"), is("2026-03-29 03:00", "CEST"));
        assert_eq!(shown("Europe/Berlin", "2026-10-25T00:59:59Z"), is("2026-10-25 02:59", "CEST"));
        assert_eq!(shown("Europe/Berlin", "2026-10-25T01:00:00Z"), is("2026-10-25 02:00", "CET"));
        assert_eq!(shown("America/Santiago", "2026-01-15T12:00:00Z").0, "2026-01-15 09:00");
        assert_eq!(shown("America/Santiago", "2026-07-15T12:00:00Z").0, "2026-07-15 08:00");
        assert_eq!(shown("Asia/Kathmandu", "2026-07-15T12:00:00Z").0, "2026-07-15 17:45");
        assert_eq!(shown("Australia/Lord_Howe", "2026-07-15T12:00:00Z").0, "2026-07-15 22:30");
    }

    #[test]
    fn a_schedule_goes_by_the_clocks_of_its_zone() {
        let due = |zone: &str, cron: &str, after: &str| {
            let after: Timestamp = after.parse().unwrap();
            let after = Moment::from_unix_s(after.as_second()).unwrap();
            next(&TimeZone::named(zone), &Cron::parse(cron).unwrap(), after).map(Moment::rfc3339)
        };
        let is = |moment: &str| Some(moment.to_owned());
        assert_eq!(due("UTC", "30 8 * * 1", "2026-11-22T23:00:00Z"), is("2026-11-23T08:30:00Z"));
        assert_eq!(due("Europe/Berlin", "0 9 * * *", "2026-07-01T07:00:00Z"), is("2026-07-02T07:00:00Z"));
        assert_eq!(due("Europe/Berlin", "0 9 * * *", "2026-12-01T07:00:00Z"), is("2026-12-01T08:00:00Z"));
        assert_eq!(due("Asia/Seoul", "0 0 1 1 *", "2026-11-22T00:00:00Z"), is("2026-12-31T15:00:00Z"));
        // Half past two is left out on the night of the change.
        assert_eq!(due("Europe/Berlin", "30 2 29 3 *", "2026-03-28T12:00:00Z"), is("2026-03-29T01:30:00Z"));
        assert_eq!(due("UTC", "0 0 29 2 *", "2026-11-22T00:00:00Z"), is("2028-02-29T00:00:00Z"));
        assert_eq!(due("UTC", "0 0 31 2 *", "2026-11-22T00:00:00Z"), None);
    }

    #[test]
    fn a_zone_keeps_its_history() {
        // Turkey stayed on summer time in 2016; North Korea changed its mind in 2015 and 2018.
        assert_eq!(shown("Europe/Istanbul", "2016-01-15T12:00:00Z").0, "2016-01-15 14:00");
        assert_eq!(shown("Europe/Istanbul", "2020-01-15T12:00:00Z").0, "2020-01-15 15:00");
        assert_eq!(shown("Asia/Pyongyang", "2015-08-01T12:00:00Z").0, "2015-08-01 21:00");
        assert_eq!(shown("Asia/Pyongyang", "2016-08-01T12:00:00Z").0, "2016-08-01 20:30");
        assert_eq!(shown("Asia/Pyongyang", "2018-08-01T12:00:00Z").0, "2018-08-01 21:00");
        assert_eq!(shown("Europe/Istanbul", "2014-01-15T12:00:00Z"), is("2014-01-15 12:00", "UTC"));
    }

    #[test]
    fn what_is_sent_agrees_with_the_database_and_is_small() {
        for name in names() {
            let zone = zone(name, Moment::from_unix_s(NOW).unwrap());
            let found = DATABASE.get(name.as_str()).unwrap();
            for day in 0..(16 * 365) {
                let at = start_of(2015).unwrap().as_second() + day * 86_400 + 3_600;
                let expected = found.to_offset_info(Timestamp::from_second(at).unwrap());
                let local = zone.at(Moment::from_unix_s(at).unwrap());
                let shifted = Moment::from_unix_s(at + i64::from(expected.offset().seconds())).unwrap();
                assert_eq!(local.minute, shifted.minute(), "{} at {at}", name.as_str());
                assert_eq!((local.label.as_str(), local.is_fallback), (expected.abbreviation(), false));
            }
            let bytes = serde_json::to_string(&*zone).unwrap().len();
            assert!(bytes < 2_000, "{}: {bytes} bytes", name.as_str());
        }
    }

    #[test]
    fn only_zones_of_the_database_are_known() {
        assert!(names().len() > 400 && names().iter().all(is_known));
        for unknown in ["Europe/Nowhere", "europe/berlin", "local", "", "EST5EDT4,M3.2.0"] {
            assert!(!is_known(&TimeZone::named(unknown)), "{unknown}");
        }
    }
}
