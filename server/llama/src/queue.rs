//! The requests that wait for a worker.

use std::{
    collections::VecDeque,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use crate::{CancelFlag, Error, Finished, Load, Request, event::Outlet};

/// One accepted request.
pub(crate) struct Job {
    pub(crate) request: Request,
    pub(crate) cancel: CancelFlag,
    pub(crate) outlet: Outlet,
}

/// First come, first served, with an end: so many may wait beyond those that workers are free for.
pub(crate) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    workers: usize,
    bound: usize,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Job>,
    running: usize,
    closed: bool,
}

impl Queue {
    pub(crate) fn new(workers: usize, bound: usize) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), workers, bound }
    }

    /// Takes a job in, or gives the reason why not without having touched its outlet.
    pub(crate) fn push(&self, make_job: impl FnOnce() -> Job) -> Result<(), Error> {
        let mut state = self.state();
        if state.closed {
            return Err(Error::Stopped);
        }
        let free = self.workers.saturating_sub(state.running);
        if state.waiting.len() >= self.bound + free {
            return Err(Error::Busy { waiting: state.waiting.len() });
        }
        state.waiting.push_back(make_job());
        self.changed.notify_one();
        Ok(())
    }

    /// The next job for a worker, which says [`Self::release`] when it is through. Waits for one; gives
    /// none when the queue was closed.
    pub(crate) fn take(&self) -> Option<Job> {
        let idle = |state: &mut State| state.waiting.is_empty() && !state.closed;
        let mut state = self.changed.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        state.running += 1;
        state.waiting.pop_front()
    }

    pub(crate) fn release(&self) {
        self.state().running -= 1;
    }

    /// Ends the jobs that were cancelled while they waited.
    pub(crate) fn end_cancelled(&self) {
        let mut state = self.state();
        if !state.waiting.iter().any(|job| job.cancel.is_cancelled()) {
            return;
        }
        let (cancelled, waiting): (VecDeque<Job>, _) =
            state.waiting.drain(..).partition(|job| job.cancel.is_cancelled());
        state.waiting = waiting;
        // Receivers are called without the lock: they may ask this queue for something.
        drop(state);
        for mut job in cancelled {
            job.outlet.end(Ok(Finished::UNSTARTED));
        }
    }

    /// Sends everybody home: workers after what they have at hand, waiting jobs with
    /// [`Error::Stopped`].
    pub(crate) fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        let waiting = std::mem::take(&mut state.waiting);
        self.changed.notify_all();
        drop(state);
        drop(waiting);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.state().closed
    }

    pub(crate) fn load(&self) -> Load {
        let state = self.state();
        Load { running: state.running, waiting: state.waiting.len() }
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
    use crate::{Event, Message};

    fn job(name: &str, sender: &mpsc::Sender<(String, Event)>) -> Job {
        let (name, sender) = (name.to_owned(), sender.clone());
        let request = Request::new(vec![Message::user(name.clone())]);
        let tell = move |event| sender.send((name.clone(), event)).expect("the test listens");
        Job { request, cancel: CancelFlag::default(), outlet: Outlet::new(Box::new(tell)) }
    }

    fn name(job: &Job) -> &str {
        &job.request.messages[0].content
    }

    #[test]
    fn jobs_come_out_in_their_order_and_the_bound_counts_those_that_wait() {
        let (sender, _events) = mpsc::channel();
        let queue = Queue::new(1, 1);
        queue.push(|| job("first", &sender)).expect("the worker is free");
        queue.push(|| job("second", &sender)).expect("one may wait");
        let full = queue.push(|| job("third", &sender));
        assert!(matches!(full, Err(Error::Busy { waiting: 2 })), "{full:?}");

        let first = queue.take().expect("it is not empty");
        assert_eq!(name(&first), "first");
        assert!(queue.push(|| job("third", &sender)).is_err(), "the worker is busy still");
        queue.release();
        queue.push(|| job("third", &sender)).expect("there is room again");
        assert_eq!(name(&queue.take().expect("it is not empty")), "second");
    }

    #[test]
    fn a_cancelled_job_leaves_its_place() {
        let (sender, events) = mpsc::channel();
        let queue = Queue::new(1, 4);
        let given_up = job("given up", &sender);
        given_up.cancel.cancel();
        queue.push(|| given_up).expect("there is room");
        queue.push(|| job("patient", &sender)).expect("there is room");
        queue.end_cancelled();
        let (who, event) = events.try_recv().expect("it was told");
        assert_eq!(who, "given up");
        assert!(matches!(event, Event::Finished(Finished::UNSTARTED)));
        assert_eq!(queue.load(), Load { running: 0, waiting: 1 });
    }

    #[test]
    fn closing_tells_those_who_wait_and_lets_nobody_in() {
        let (sender, events) = mpsc::channel();
        let queue = Queue::new(1, 4);
        queue.push(|| job("late", &sender)).expect("there is room");
        queue.close();
        assert!(matches!(events.try_recv(), Ok((_, Event::Failed(Error::Stopped)))));
        assert!(matches!(queue.push(|| job("later", &sender)), Err(Error::Stopped)));
        assert!(queue.take().is_none());
    }
}
