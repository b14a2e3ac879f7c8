//! Doing one thing to many rows: one after the other, so that each is checked, refused and written down by itself.

use super::Pick;
use crate::words;
use domain::Refusal;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Does it to one row, by its id and the reason that was given.
pub type Act = fn(String, String) -> LocalBoxFuture<'static, Result<(), Refusal>>;

/// How far it is, and how it went.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Course {
    /// How many rows there are.
    pub total: usize,
    /// How many were tried.
    pub tried: usize,
    /// Those that it was done to.
    pub done: Vec<Pick>,
    /// What those that it wasn't done to are called, and why not.
    pub failed: Vec<(String, String)>,
    /// What is wrong with the reason, which stopped all of it.
    pub fault: Option<String>,
}

impl Course {
    /// Whether it is under way.
    pub fn runs(&self) -> bool {
        self.tried < self.total && self.fault.is_none()
    }

    fn note(&mut self, pick: Pick, answer: Result<(), Refusal>) {
        self.tried += 1;
        match answer {
            Ok(()) => self.done.push(pick),
            // A reason that isn't one is wrong for every row, so nothing was done yet.
            Err(refusal) if !refusal.fields.is_empty() => {
                self.fault = refusal.fields.first().map(|fault| words::fault(words::texts(), fault));
            }
            Err(refusal) => self.failed.push((pick.name, words::refusal(words::texts(), &refusal))),
        }
    }
}

/// Does it to all of them; `then` hears how it went, unless the reason was wrong.
pub(super) fn run(
    course: RwSignal<Course>,
    act: Act,
    picks: Vec<Pick>,
    reason: String,
    then: impl FnOnce(Course) + 'static,
) {
    course.set(Course { total: picks.len(), ..Course::default() });
    spawn_local(async move {
        for pick in picks {
            let answer = act(pick.id.clone(), reason.clone()).await;
            // The page may have gone meanwhile. What was asked for is done all the same.
            course.try_update(|course| course.note(pick, answer));
            if course.try_with_untracked(|course| course.fault.is_some()) == Some(true) {
                return;
            }
        }
        if let Some(course) = course.try_get_untracked() {
            then(course);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pick(name: &str) -> Pick {
        Pick { id: name.to_lowercase(), name: name.to_owned() }
    }

    #[test]
    fn what_failed_is_named_and_the_rest_goes_on() {
        let mut course = Course { total: 3, ..Course::default() };
        course.note(pick("Aurora"), Ok(()));
        course.note(pick("Borealis"), Err(Refusal::not_found()));
        assert!(course.runs());
        course.note(pick("Cirrus"), Ok(()));
        assert!(!course.runs());
        assert_eq!(course.done, [pick("Aurora"), pick("Cirrus")]);
        assert_eq!(course.failed.len(), 1);
        assert_eq!(course.failed[0].0, "Borealis");
    }

    #[test]
    fn a_wrong_reason_stops_all_of_it() {
        let mut course = Course { total: 3, ..Course::default() };
        course.note(pick("Aurora"), Err(Refusal::invalid_field("reason", "too_short")));
        assert!(course.fault.is_some() && !course.runs());
        assert_eq!((course.done.len(), course.failed.len()), (0, 0));
    }
}
