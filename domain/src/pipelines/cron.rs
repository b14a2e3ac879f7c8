//! Times that come again, as cron writes them: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday).
//! Of the two kinds of days either is enough where both are bounded. What a minute is in UTC, the tenant's zone says, which
//! the server knows.

/// Minutes of local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cron {
    minutes: u64,
    hours: u64,
    days: u64,
    months: u64,
    weekdays: u64,
    bounded: (bool, bool),
}

impl Cron {
    /// Reads the five fields: `*`, numbers, `a-b`, `*/n`, `a-b/n`, with commas between.
    pub fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split_ascii_whitespace().collect();
        let [minutes, hours, days, months, weekdays] = fields[..] else { return None };
        let sundays = set(weekdays, 0, 7)?;
        Some(Self {
            minutes: set(minutes, 0, 59)?,
            hours: set(hours, 0, 23)?,
            days: set(days, 1, 31)?,
            months: set(months, 1, 12)?,
            weekdays: sundays | (sundays >> 7),
            bounded: (!days.starts_with('*'), !weekdays.starts_with('*')),
        })
    }

    /// Whether something falls on a day; of weekdays 0 is Sunday.
    pub const fn on_day(&self, month: u32, day: u32, weekday: u32) -> bool {
        let (of_month, of_week) = (has(self.days, day), has(self.weekdays, weekday));
        let day = match self.bounded {
            (true, true) => of_month || of_week,
            _ => of_month && of_week,
        };
        day && has(self.months, month)
    }

    /// The minutes of a day on which something falls, in their order, as hour and minute.
    pub fn times(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let minutes = |hour| (0..60).map(move |minute| (hour, minute));
        (0..24).flat_map(minutes).filter(|&(hour, minute)| has(self.hours, hour) && has(self.minutes, minute))
    }
}

const fn has(set: u64, number: u32) -> bool {
    number < 64 && set >> number & 1 == 1
}

fn set(field: &str, least: u32, most: u32) -> Option<u64> {
    let mut set = 0;
    for part in field.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, step.parse::<u32>().ok().filter(|step| *step > 0)?),
            None => (part, 1),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (least, most),
            Some((from, to)) => (from.parse().ok()?, to.parse().ok()?),
            None => {
                let one: u32 = range.parse().ok()?;
                (one, if part.contains('/') { most } else { one })
            }
        };
        if from < least || to > most || from > to {
            return None;
        }
        let mut number = from;
        while number <= to {
            set |= 1_u64 << number;
            number += step;
        }
    }
    Some(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_again_as_cron_writes_them() {
        let weekdays = Cron::parse("30 8 * * 1-5").unwrap();
        assert!(weekdays.on_day(11, 23, 1) && !weekdays.on_day(11, 22, 0));
        assert_eq!(weekdays.times().collect::<Vec<_>>(), [(8, 30)]);
        let often = Cron::parse("*/20 9-10 * * *").unwrap();
        assert_eq!(often.times().count(), 6);
        assert!(Cron::parse("0 0 * * 7").unwrap().on_day(1, 1, 0), "7 is Sunday too");
        let either = Cron::parse("0 0 13 * 5").unwrap();
        assert!(either.on_day(1, 13, 1) && either.on_day(1, 2, 5) && !either.on_day(1, 2, 1));
        assert!(
            Cron::parse("0 0 1 2 *").unwrap().on_day(2, 1, 3) && !Cron::parse("0 0 1 2 *").unwrap().on_day(3, 1, 3)
        );
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "* * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "*/0 * * * *",
            "5-1 * * * *",
            "a * * * *",
            "* * * * * *",
            "-1 * * * *",
        ] {
            assert_eq!(Cron::parse(text), None, "{text}");
        }
    }
}
