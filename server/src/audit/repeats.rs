//! The same refusal again and again, or the same look beyond one's own tenant: the first is written at once, what follows
//! within a minute is counted and written as one row. A caller who hammers at a door makes two rows a minute. What a
//! process hasn't written when it is killed is lost: a count, never a first time.

use super::Access;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// For how long repetitions are counted together.
const WINDOW: Duration = Duration::from_secs(60);
/// So many callers and operations are remembered at once.
const REMEMBERED_MAX: usize = 10_000;

/// Who, with which operation, and what tells one such access from another: the code of a refusal, the thing looked at.
type Key = (String, &'static str, &'static str, String);

/// What is counted now.
#[derive(Default)]
pub struct Repeats(Mutex<HashMap<Key, Repeated>>);

struct Repeated {
    /// When its minute began; `None`: the first couldn't be written, so none runs.
    since: Option<Instant>,
    last: Access,
    more: i32,
}

impl Repeats {
    /// What to write now that this has happened: the access itself the first time, nothing for a repetition, and the
    /// count of the window before once that has passed.
    pub fn admit(&self, access: Access, of: &str, now: Instant) -> Vec<Access> {
        let key = key(&access, of);
        let mut known = self.known();
        if let Some(repeated) = known.get_mut(&key).filter(|it| it.is_running(now)) {
            repeated.more = repeated.more.saturating_add(1);
            repeated.last = access;
            return Vec::new();
        }
        let mut due: Vec<Access> = known.remove(&key).and_then(Repeated::counted).into_iter().collect();
        if known.len() >= REMEMBERED_MAX {
            due.extend(known.drain().filter_map(|(_, repeated)| repeated.counted()));
        }
        known.insert(key, Repeated { since: Some(now), last: access.clone(), more: 0 });
        due.push(access);
        due
    }

    /// What [`Repeats::admit`] let through couldn't be written: the next one is a first time again.
    pub fn not_written(&self, access: &Access, of: &str) {
        if let Some(repeated) = self.known().get_mut(&key(access, of)) {
            repeated.since = None;
        }
    }

    /// The counts of windows that have passed; `everything` also of those that haven't.
    pub fn due(&self, now: Instant, everything: bool) -> Vec<Access> {
        let mut known = self.known();
        let passed = known.extract_if(|_, it| everything || !it.is_running(now));
        passed.filter_map(|(_, repeated)| repeated.counted()).collect()
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Key, Repeated>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(access: &Access, of: &str) -> Key {
    let who = format!("{} {}", access.actor, access.on_behalf_of.as_deref().unwrap_or_default());
    (who, access.operation, access.what.as_str(), of.to_owned())
}

impl Repeated {
    fn is_running(&self, now: Instant) -> bool {
        self.since.is_some_and(|since| now.duration_since(since) < WINDOW)
    }

    fn counted(self) -> Option<Access> {
        (self.more > 0).then_some(Access { count: self.more, ..self.last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gateway::{Caller, Door};
    use domain::Moment;
    use domain::platform::AccessKind;

    fn refusal(operation: &'static str) -> Access {
        let caller = Caller::system("a test", Door::Rest);
        Access::by(&caller, operation, AccessKind::Refused, Moment(chrono::DateTime::UNIX_EPOCH))
    }

    fn counts(accesses: &[Access]) -> Vec<i32> {
        accesses.iter().map(|access| access.count).collect()
    }

    #[test]
    fn the_first_is_written_and_the_rest_of_the_minute_is_counted() {
        let (repeats, start) = (Repeats::default(), Instant::now());
        let at = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(counts(&repeats.admit(refusal("a.b"), "no", at(0))), [1]);
        for second in 1..=50 {
            assert!(repeats.admit(refusal("a.b"), "no", at(second)).is_empty());
        }
        assert_eq!(counts(&repeats.admit(refusal("a.c"), "no", at(51))), [1], "another operation");
        assert_eq!(counts(&repeats.admit(refusal("a.b"), "other", at(52))), [1], "another reason");
        assert!(repeats.due(at(55), false).is_empty(), "the minute isn't over");
        assert_eq!(counts(&repeats.admit(refusal("a.b"), "no", at(61))), [50, 1]);
        assert!(repeats.admit(refusal("a.b"), "no", at(62)).is_empty());
        assert_eq!(counts(&repeats.due(at(200), false)), [1]);
        assert!(repeats.due(at(200), true).is_empty(), "nothing is written twice");
    }

    #[test]
    fn what_could_not_be_written_is_a_first_time_again_and_nothing_in_between_is_lost() {
        let (repeats, now) = (Repeats::default(), Instant::now());
        let first = repeats.admit(refusal("a.b"), "no", now);
        assert!(repeats.admit(refusal("a.b"), "no", now).is_empty());
        repeats.not_written(&first[0], "no");
        assert_eq!(counts(&repeats.admit(refusal("a.b"), "no", now)), [1, 1], "the one in between, and this one");
        assert!(repeats.admit(refusal("a.b"), "no", now).is_empty());
    }

    #[test]
    fn many_callers_are_not_remembered_for_ever() {
        let (repeats, now) = (Repeats::default(), Instant::now());
        for number in 0..REMEMBERED_MAX + 10 {
            repeats.admit(Access { actor: number.to_string(), ..refusal("a.b") }, "no", now);
        }
        assert!(repeats.0.lock().expect("no panic").len() < REMEMBERED_MAX);
    }
}
