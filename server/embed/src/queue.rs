//! The requests that wait for a worker, or for its next round.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use crate::{CancelFlag, Error};

/// The vectors of a request's texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedded {
    /// One for each text, in their order, each with length 1.
    pub vectors: Vec<Vec<f32>>,
    /// Word pieces that were read of all texts together, the marks of beginning and end among them.
    pub tokens: u32,
    /// The places of those texts of which only the beginning was read.
    pub truncated: Vec<usize>,
}

/// Who hears of the end of one request, on a worker's thread: it should hand over and return.
pub type OnDone = Box<dyn FnOnce(Result<Embedded, Error>) + Send>;

/// One accepted request. Dropped before its end it says that the workers were stopped.
pub(crate) struct Job {
    /// Those that are left, with their places.
    pub(crate) texts: VecDeque<(usize, String)>,
    pub(crate) done: Embedded,
    pub(crate) cancel: CancelFlag,
    on_done: Option<OnDone>,
}

impl Job {
    pub(crate) fn new(texts: Vec<String>, cancel: CancelFlag, on_done: OnDone) -> Self {
        let done = Embedded { vectors: vec![Vec::new(); texts.len()], tokens: 0, truncated: Vec::new() };
        Self { texts: texts.into_iter().enumerate().collect(), done, cancel, on_done: Some(on_done) }
    }

    /// Says how it ended, once. A panic of the receiver stops here: nobody is left to hear of it.
    pub(crate) fn end(mut self, outcome: Result<(), Error>) {
        let done =
            std::mem::replace(&mut self.done, Embedded { vectors: Vec::new(), tokens: 0, truncated: Vec::new() });
        self.say(outcome.map(|()| done));
    }

    fn say(&mut self, outcome: Result<Embedded, Error>) {
        if let Some(on_done) = self.on_done.take() {
            let _ = catch_unwind(AssertUnwindSafe(|| on_done(outcome)));
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.say(Err(Error::Stopped));
    }
}

/// A ring: who isn't through after a piece of work goes to its end, so that everybody gets on.
pub(crate) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    bound: usize,
}

#[derive(Default)]
struct State {
    ring: VecDeque<Job>,
    /// Jobs that workers have at hand.
    out: usize,
    closed: bool,
}

impl Queue {
    pub(crate) fn new(bound: usize) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), bound }
    }

    /// Takes a new job in, or gives the reason why not without having touched its receiver.
    pub(crate) fn push(&self, make_job: impl FnOnce() -> Job) -> Result<(), Error> {
        let mut state = self.state();
        if state.closed {
            return Err(Error::Stopped);
        }
        let waiting = state.ring.len() + state.out;
        if waiting >= self.bound {
            return Err(Error::Busy { waiting });
        }
        state.ring.push_back(make_job());
        self.changed.notify_one();
        Ok(())
    }

    /// The next job for a worker, which gives it back by [`Self::put_back`] or says [`Self::release`]. Waits for one;
    /// gives none when the queue was closed.
    pub(crate) fn take(&self) -> Option<Job> {
        let idle = |state: &mut State| state.ring.is_empty() && !state.closed;
        let mut state = self.changed.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        state.out += 1;
        state.ring.pop_front()
    }

    pub(crate) fn put_back(&self, job: Job) {
        let mut state = self.state();
        state.out -= 1;
        if state.closed {
            // Its receiver is called without the lock.
            drop(state);
            return drop(job);
        }
        state.ring.push_back(job);
        self.changed.notify_one();
    }

    pub(crate) fn release(&self) {
        self.state().out -= 1;
    }

    /// Sends everybody home: workers after the piece at hand, jobs with [`Error::Stopped`].
    pub(crate) fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        let ring = std::mem::take(&mut state.ring);
        self.changed.notify_all();
        drop(state);
        drop(ring);
    }

    /// A panic elsewhere leaves nothing half done in here, so a poisoned lock is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn job(name: &'static str, sender: &mpsc::Sender<(&'static str, bool)>) -> Job {
        let sender = sender.clone();
        let tell = move |outcome: Result<_, _>| sender.send((name, outcome.is_ok())).expect("the test listens");
        Job::new(vec![name.to_owned()], CancelFlag::default(), Box::new(tell))
    }

    #[test]
    fn jobs_go_round_and_the_bound_counts_those_at_hand() {
        let (sender, events) = mpsc::channel();
        let queue = Queue::new(2);
        queue.push(|| job("long", &sender)).expect("there is room");
        queue.push(|| job("short", &sender)).expect("there is room");
        let long = queue.take().expect("it is not empty");
        assert!(matches!(queue.push(|| job("third", &sender)), Err(Error::Busy { waiting: 2 })));
        queue.put_back(long);
        let short = queue.take().expect("it is not empty");
        assert_eq!(short.texts[0].1, "short");
        queue.release();
        short.end(Ok(()));
        assert_eq!(events.try_recv(), Ok(("short", true)));
        queue.push(|| job("third", &sender)).expect("there is room again");
    }

    #[test]
    fn closing_tells_everybody_once() {
        let (sender, events) = mpsc::channel();
        let queue = Queue::new(4);
        queue.push(|| job("waits", &sender)).expect("there is room");
        queue.push(|| job("at hand", &sender)).expect("there is room");
        let at_hand = queue.take().expect("it is not empty");
        queue.close();
        queue.put_back(at_hand);
        assert!(queue.take().is_none());
        assert!(matches!(queue.push(|| job("late", &sender)), Err(Error::Stopped)));
        drop(sender);
        assert_eq!(events.iter().collect::<Vec<_>>(), [("at hand", false), ("waits", false)]);
    }
}
