use super::*;
use crate::kernel::{TimeZone, Transition};

/// 2026 in Berlin: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
fn berlin() -> Zone {
    let transitions = [(1_767_225_600, 60, "CET"), (1_774_746_000, 120, "CEST"), (1_792_890_000, 60, "CET")];
    let transitions = transitions.map(|(from, offset, label)| Transition(from, offset, label.into())).to_vec();
    Zone { name: TimeZone::named("Europe/Berlin"), transitions, until_s: 1_798_761_600 }
}

fn rhythm(kind: RhythmKind, at: &str) -> Rhythm {
    Rhythm { kind, days: Vec::new(), day: None, hours: None, at: TimeOfDay::written(at) }
}

fn daily(at: &str) -> Rhythm {
    Rhythm { days: Weekday::ALL.to_vec(), ..rhythm(RhythmKind::Weekly, at) }
}

/// The next falls after a moment in UTC, as the clocks of Berlin show them and by hour and minute of UTC.
fn falls(rhythm: &Rhythm, after: &str, count: usize) -> Vec<String> {
    let mut at = Moment(after.parse().unwrap());
    let mut found = Vec::new();
    for _ in 0..count {
        at = rhythm.next(&berlin(), at).unwrap();
        found.push(format!("{} = {}", berlin().at(at).minute, &at.minute()[11..]));
    }
    found
}

#[test]
fn on_working_days_it_falls_at_the_time_that_clocks_show() {
    let days = Weekday::ALL[..5].to_vec();
    let working = Rhythm { days, ..rhythm(RhythmKind::Weekly, "08:00") };
    let expected = ["2026-11-20 08:00 = 07:00", "2026-11-23 08:00 = 07:00", "2026-11-24 08:00 = 07:00"];
    assert_eq!(falls(&working, "2026-11-20T06:59:59Z", 3), expected, "not on Saturday and Sunday");
    assert_eq!(falls(&working, "2026-11-20T07:00:00Z", 1), ["2026-11-23 08:00 = 07:00"], "the next one, not this one");
}

#[test]
fn it_falls_at_the_same_time_in_summer_and_in_winter() {
    let spring = ["2026-03-28 08:00 = 07:00", "2026-03-29 08:00 = 06:00", "2026-03-30 08:00 = 06:00"];
    assert_eq!(falls(&daily("08:00"), "2026-03-28T00:00:00Z", 3), spring);
    let autumn = ["2026-10-24 08:00 = 06:00", "2026-10-25 08:00 = 07:00", "2026-10-26 08:00 = 07:00"];
    assert_eq!(falls(&daily("08:00"), "2026-10-24T00:00:00Z", 3), autumn);
}

#[test]
fn what_clocks_jump_over_falls_with_the_jump_and_what_they_show_twice_falls_once() {
    let spring = ["2026-03-28 02:30 = 01:30", "2026-03-29 03:00 = 01:00", "2026-03-30 02:30 = 00:30"];
    assert_eq!(falls(&daily("02:30"), "2026-03-28T00:00:00Z", 3), spring);
    let autumn = ["2026-10-25 02:30 = 00:30", "2026-10-26 02:30 = 01:30"];
    assert_eq!(falls(&daily("02:30"), "2026-10-24T12:00:00Z", 2), autumn, "not again an hour later");
}

#[test]
fn every_few_hours_are_the_same_times_of_each_day() {
    let six = Rhythm { hours: Some(6), ..rhythm(RhythmKind::Hourly, "08:15") };
    let expected = ["2026-11-20 14:15", "2026-11-20 20:15", "2026-11-21 02:15", "2026-11-21 08:15"];
    let found: Vec<_> = falls(&six, "2026-11-20T07:15:00Z", 4).iter().map(|fall| fall[..16].to_owned()).collect();
    assert_eq!(found, expected);
    let hourly = Rhythm { hours: Some(1), ..rhythm(RhythmKind::Hourly, "00:00") };
    let spring = ["2026-03-29 01:00 = 00:00", "2026-03-29 03:00 = 01:00", "2026-03-29 04:00 = 02:00"];
    assert_eq!(falls(&hourly, "2026-03-28T23:00:00Z", 3), spring, "two that fall together are one");
}

#[test]
fn a_day_that_a_month_lacks_is_its_last_one() {
    let last = Rhythm { day: Some(31), ..rhythm(RhythmKind::Monthly, "23:30") };
    let found: Vec<_> = falls(&last, "2026-01-31T22:30:00Z", 3).iter().map(|fall| fall[..16].to_owned()).collect();
    assert_eq!(found, ["2026-02-28 23:30", "2026-03-31 23:30", "2026-04-30 23:30"]);
    let first = Rhythm { day: Some(1), ..rhythm(RhythmKind::Monthly, "00:00") };
    assert_eq!(falls(&first, "2026-10-31T23:00:00Z", 1), ["2026-12-01 00:00 = 23:00"]);
}

#[test]
fn a_rhythm_lacks_nothing_of_its_kind() {
    let wrong = |rhythm: &Rhythm| {
        let report = rhythm.validate().err().map(|report| report.into_inner()).unwrap_or_default();
        report.into_iter().map(|(path, error)| format!("{path}: {}", error.message())).collect::<Vec<_>>()
    };
    assert!(wrong(&daily("08:00")).is_empty());
    assert_eq!(wrong(&rhythm(RhythmKind::Weekly, "8 o'clock")), ["days: required", "at: not_a_time_of_day"]);
    let late = Rhythm { day: Some(32), ..rhythm(RhythmKind::Monthly, "08:00") };
    assert_eq!(wrong(&late), ["day: not_a_day_of_month"]);
    let five = Rhythm { hours: Some(5), ..rhythm(RhythmKind::Hourly, "08:00") };
    assert_eq!(wrong(&five), ["hours: not_allowed"]);
}

#[test]
fn what_belongs_to_another_kind_is_left_out() {
    let days = vec![Weekday::Friday, Weekday::Monday, Weekday::Friday];
    let all = Rhythm { days, day: Some(3), hours: Some(5), ..rhythm(RhythmKind::Weekly, "08:00") };
    let tidy = all.clone().tidy();
    assert_eq!((tidy.days, tidy.day, tidy.hours), (vec![Weekday::Monday, Weekday::Friday], None, None));
    let monthly = Rhythm { kind: RhythmKind::Monthly, ..all }.tidy();
    assert_eq!((monthly.days, monthly.day, monthly.hours), (Vec::new(), Some(3), None));
}
