//! The same refusal again and again: the first is written at once, what follows within a minute is counted and written
//! as one row. A caller who hammers at a door makes two rows a minute. What a process hasn't written when it is killed
//! is lost: a count, never a first time.

use super::Access;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// For how long repetitions are counted together.
const WINDOW: Duration = Duration::from_secs(60);
/// So many callers and operations are remembered at once.
const REMEMBERED_MAX: usize = 10_000;

/// Who, with which operation, refused with which code.
type Key = (String, &'static str, &'static str, String);

/// What is counted now.
#[derive(Default)]
pub struct Repeats(Mutex<HashMap<Key, Repeated>>);

struct Repeated {
    since: Instant,
    last: Access,
    more: i32,
}

impl Repeats {
    /// What to write now that this has happened: the access itself the first time, nothing for a repetition, and the
    /// count of the window before once that has passed.
    pub fn admit(&self, access: Access, code: &str, now: Instant) -> Vec<Access> {
        let who = format!("{} {}", access.actor, access.on_behalf_of.as_deref().unwrap_or_default());
        let key = (who, access.operation, access.what.as_str(), code.to_owned());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(repeated) = known.get_mut(&key).filter(|it| now.duration_since(it.since) < WINDOW) {
            repeated.more = repeated.more.saturating_add(1);
            repeated.last = access;
            return Vec::new();
        }
        let mut due: Vec<Access> = known.remove(&key).and_then(Repeated::counted).into_iter().collect();
        if known.len() >= REMEMBERED_MAX {
            due.extend(known.drain().filter_map(|(_, repeated)| repeated.counted()));
        }
        known.insert(key, Repeated { since: now, last: access.clone(), more: 0 });
        due.push(access);
        due
    }

    /// The counts of windows that have passed; `everything` also of those that haven't.
    pub fn due(&self, now: Instant, everything: bool) -> Vec<Access> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = known.extract_if(|_, it| everything || now.duration_since(it.since) >= WINDOW);
        passed.filter_map(|(_, repeated)| repeated.counted()).collect()
    }
}

impl Repeated {
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
    fn many_callers_are_not_remembered_for_ever() {
        let (repeats, now) = (Repeats::default(), Instant::now());
        for number in 0..REMEMBERED_MAX + 10 {
            repeats.admit(Access { actor: number.to_string(), ..refusal("a.b") }, "no", now);
        }
        assert!(repeats.0.lock().expect("no panic").len() < REMEMBERED_MAX);
    }
}
