//! One bucket in the memory of this process: the calls that it has taken in advance.

use super::shared::Lease;
use sqlx::types::chrono::{DateTime, Utc};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long an empty bucket is believed to be empty. Others may give back what they have, so it isn't for long.
const EMPTY: Duration = Duration::from_millis(500);

/// Calls taken in advance.
#[derive(Default)]
pub struct Bucket {
    state: Mutex<Option<State>>,
    /// Held by whoever asks the database.
    pub asking: tokio::sync::Mutex<()>,
}

struct State {
    here: u32,
    elsewhere: u32,
    ends: Instant,
    ends_at: Option<DateTime<Utc>>,
    used: Instant,
    asked: Instant,
}

/// What came of trying to take a call.
pub enum Taken {
    /// It goes through; this many are left until then.
    Yes { left: u32, resets: Duration },
    /// All are used up until then.
    No { resets: Duration },
}

impl From<Taken> for (bool, u32, Duration) {
    fn from(taken: Taken) -> Self {
        match taken {
            Taken::Yes { left, resets } => (true, left, resets),
            Taken::No { resets } => (false, 0, resets),
        }
    }
}

/// What was taken in advance and not used, and the window that it belongs to.
pub struct Unused {
    pub calls: u32,
    pub ends_at: DateTime<Utc>,
}

impl Bucket {
    /// Takes one call; `None`: the database has to be asked.
    pub fn take(&self, now: Instant) -> Option<Taken> {
        let mut state = self.state();
        let state = state.as_mut().filter(|state| now < state.ends)?;
        let resets = state.ends - now;
        if state.here > 0 {
            state.here -= 1;
            state.used = now;
            return Some(Taken::Yes { left: state.here.saturating_add(state.elsewhere), resets });
        }
        let empty = state.elsewhere == 0 && now < state.asked + EMPTY;
        empty.then_some(Taken::No { resets })
    }

    /// Puts a call back: another limit refused it.
    pub fn untake(&self) {
        if let Some(state) = self.state().as_mut() {
            state.here += 1;
        }
    }

    /// Takes in what the database gave.
    pub fn fill(&self, now: Instant, lease: Lease) {
        let mut state = self.state();
        let same = state.as_ref().filter(|state| state.ends_at.is_some() && state.ends_at == lease.ends_at);
        let here = lease.granted + same.map_or(0, |state| state.here);
        *state = Some(State {
            here,
            elsewhere: lease.left_over,
            ends: now + lease.ends_in,
            ends_at: lease.ends_at,
            used: now,
            asked: now,
        });
    }

    /// Goes on without the database: with a whole window of its own, unless such a one is running already.
    pub fn go_alone(&self, now: Instant, quota: u32, window: Duration) {
        if let Some(state) = self.state().as_mut().filter(|state| state.ends_at.is_none() && now < state.ends) {
            state.asked = now;
            return;
        }
        self.fill(now, Lease { granted: quota, left_over: 0, ends_in: window, ends_at: None });
    }

    /// Takes out what nobody has used for `idle`.
    pub fn unused(&self, now: Instant, idle: Duration) -> Option<Unused> {
        let mut state = self.state();
        let state = state.as_mut().filter(|state| state.here > 0 && now < state.ends && now >= state.used + idle)?;
        let ends_at = state.ends_at?;
        let calls = std::mem::take(&mut state.here);
        // They are elsewhere now: the next call asks for some.
        state.elsewhere = state.elsewhere.saturating_add(calls);
        Some(Unused { calls, ends_at })
    }

    /// Whether its window is over, or never began.
    pub fn is_over(&self, now: Instant) -> bool {
        self.state().as_ref().is_none_or(|state| now >= state.ends)
    }

    fn state(&self) -> MutexGuard<'_, Option<State>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
