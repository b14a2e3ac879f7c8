//! Notices by day, and what says the same on one day as one thing.

use domain::Moment;
use domain::notify::NoticeRow;

/// A day with what was told on it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// `2026-11-22`
    pub date: String,
    /// The latest first.
    pub things: Vec<Thing>,
}

/// What was told, once or several times.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub text: String,
    pub page: String,
    /// Whether one of them is still to be read.
    pub is_unread: bool,
    pub times: usize,
}

/// Puts notices together, which come the latest first. `date` says on which day a moment is.
pub(super) fn by_day(rows: Vec<NoticeRow>, date: impl Fn(Moment) -> String) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for row in rows {
        let (date, is_unread) = (date(row.at), row.read_at.is_none());
        if days.last().is_none_or(|day| day.date != date) {
            days.push(Day { date, things: Vec::new() });
        }
        let Some(day) = days.last_mut() else { continue };
        match day.things.iter_mut().find(|thing| thing.text == row.text) {
            Some(thing) => {
                thing.times += 1;
                thing.is_unread |= is_unread;
            }
            None => day.things.push(Thing { text: row.text, page: row.page, is_unread, times: 1 }),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::notify::{NoticeKind, NoticeTopic};

    const NIL: &str = "00000000-0000-0000-0000-000000000000";

    fn row(at: &str, text: &str, is_read: bool) -> NoticeRow {
        let at = Moment(at.parse().unwrap());
        NoticeRow {
            id: NIL.parse().unwrap(),
            topic: NoticeTopic::Plan,
            kind: NoticeKind::PlanChanged,
            text: text.into(),
            tenant_id: NIL.parse().unwrap(),
            tenant_name: None,
            page: "/account".into(),
            event_id: NIL.parse().unwrap(),
            at,
            read_at: is_read.then_some(at),
        }
    }

    #[test]
    fn what_says_the_same_on_a_day_is_one_thing_until_all_of_it_is_read() {
        let rows = vec![
            row("2026-11-22T09:00:00Z", "a", true),
            row("2026-11-22T08:00:00Z", "b", true),
            row("2026-11-22T07:00:00Z", "a", false),
            row("2026-11-21T07:00:00Z", "a", true),
        ];
        let days = by_day(rows, |at| at.date());
        let shape = |day: &Day| {
            let things = day.things.iter().map(|thing| (thing.text.clone(), thing.times, thing.is_unread)).collect();
            (day.date.clone(), things)
        };
        let found: Vec<(String, Vec<_>)> = days.iter().map(shape).collect();
        let today = vec![("a".to_owned(), 2, true), ("b".to_owned(), 1, false)];
        assert_eq!(found, [("2026-11-22".into(), today), ("2026-11-21".into(), vec![("a".to_owned(), 1, false)])]);
    }
}
