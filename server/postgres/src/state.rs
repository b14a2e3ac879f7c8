//! What the supervisor and the owner of a cluster know of each other.

use std::{
    process::ExitStatus,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

/// Where the database is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It was started and doesn't answer yet; after a crash it is recovering.
    Starting,
    /// It admits clients.
    Ready,
    /// It ended unasked; the supervisor starts it again, after a pause when it does so repeatedly.
    Down,
    /// It was stopped, or never came up. It stays so.
    Stopped,
}

/// What the owner wants of the supervisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    Run,
    Restart,
    Stop,
}

#[derive(Debug)]
pub(crate) struct State {
    pub phase: Phase,
    pub wish: Wish,
    /// Set only while the child isn't reaped, so the id can't have gone to another process.
    pub child: Option<Pid>,
    /// How it ended, while it is down.
    pub exit: Option<ExitStatus>,
}

impl State {
    pub fn signal(&self, signal: Signal) {
        if let Some(child) = self.child {
            // It fails only for a child that has just ended, which is what signals are sent for.
            let _ = kill(child, signal);
        }
    }
}

/// The state, and a bell that rings when it changes.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    pub fn new() -> Self {
        let state = State { phase: Phase::Starting, wish: Wish::Run, child: None, exit: None };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// A panic elsewhere leaves the state whole: it is only ever assigned to.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state and wakes who waits.
    pub fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.lock());
        self.changed.notify_all();
        result
    }

    /// Waits until `done`, at most for `within`. True when it is.
    pub fn wait(&self, within: Duration, done: impl Fn(&State) -> bool) -> bool {
        let deadline = Instant::now() + within;
        let mut state = self.lock();
        while !done(&state) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}
