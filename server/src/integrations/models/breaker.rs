//! A provider that fails again and again is left alone for a while, so that nobody waits for it in vain; then one attempt
//! finds out whether it is back. Each process finds out for itself.

use domain::kernel::ModelProviderId;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Failures in a row after which a provider is left alone.
const FAILURES_MAX: u32 = 5;
/// For how long.
const REST: Duration = Duration::from_secs(30);

/// How it went with each provider lately; one that went well is absent.
#[derive(Default)]
pub(super) struct Breakers(Mutex<HashMap<ModelProviderId, Breaker>>);

#[derive(Default)]
struct Breaker {
    failures: u32,
    rests_until: Option<Instant>,
}

impl Breakers {
    /// Whether a provider may be asked now. After its rest the first that asks may, and all others once that went well.
    pub fn lets(&self, id: ModelProviderId, now: Instant) -> bool {
        let mut all = self.all();
        let Some(breaker) = all.get_mut(&id) else { return true };
        match breaker.rests_until {
            Some(until) if now < until => false,
            Some(_) => {
                breaker.rests_until = Some(now + REST);
                true
            }
            None => true,
        }
    }

    /// Notes that it answered, be it with a refusal.
    pub fn went_well(&self, id: ModelProviderId) {
        self.all().remove(&id);
    }

    /// Notes that it didn't.
    pub fn failed(&self, id: ModelProviderId, now: Instant) {
        let mut all = self.all();
        let breaker = all.entry(id).or_default();
        breaker.failures = breaker.failures.saturating_add(1);
        if breaker.failures >= FAILURES_MAX {
            breaker.rests_until = Some(now + REST);
        }
    }

    /// Notes that nobody waited for whether it answers: the next one may find out.
    pub fn undecided(&self, id: ModelProviderId, now: Instant) {
        if let Some(breaker) = self.all().get_mut(&id)
            && breaker.rests_until.is_some()
        {
            breaker.rests_until = Some(now);
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<ModelProviderId, Breaker>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_that_keeps_failing_rests_and_then_one_finds_out() {
        let (breakers, id, start) = (Breakers::default(), ModelProviderId(uuid::Uuid::from_u128(1)), Instant::now());
        for _ in 1..FAILURES_MAX {
            breakers.failed(id, start);
            assert!(breakers.lets(id, start));
        }
        breakers.failed(id, start);
        assert!(!breakers.lets(id, start), "it rests");
        assert!(breakers.lets(ModelProviderId(uuid::Uuid::from_u128(2)), start), "others don't");
        let later = start + REST;
        assert!(breakers.lets(id, later), "one finds out");
        assert!(!breakers.lets(id, later), "and nobody else meanwhile");
        breakers.went_well(id);
        assert!(breakers.lets(id, later) && breakers.lets(id, later));
    }

    #[test]
    fn whoever_gives_up_finding_out_leaves_it_to_the_next() {
        let (breakers, id, start) = (Breakers::default(), ModelProviderId(uuid::Uuid::from_u128(1)), Instant::now());
        breakers.undecided(id, start);
        assert!(breakers.lets(id, start), "there was nothing to find out");
        (0..FAILURES_MAX).for_each(|_| breakers.failed(id, start));
        let later = start + REST;
        assert!(breakers.lets(id, later) && !breakers.lets(id, later));
        breakers.undecided(id, later);
        assert!(breakers.lets(id, later), "the next one finds out");
        assert!(!breakers.lets(id, later), "and nobody else meanwhile");
    }

    #[test]
    fn of_many_that_ask_at_once_one_finds_out() {
        let (breakers, id, start) = (Breakers::default(), ModelProviderId(uuid::Uuid::from_u128(1)), Instant::now());
        (0..FAILURES_MAX).for_each(|_| breakers.failed(id, start));
        let let_in = std::thread::scope(|scope| {
            let ask = || (0..100).filter(|_| breakers.lets(id, start + REST)).count();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
            threads.into_iter().map(|thread| thread.join().expect("it asks")).sum::<usize>()
        });
        assert_eq!(let_in, 1);
    }

    #[test]
    fn a_provider_that_is_not_back_rests_again() {
        let (breakers, id, start) = (Breakers::default(), ModelProviderId(uuid::Uuid::from_u128(1)), Instant::now());
        (0..FAILURES_MAX).for_each(|_| breakers.failed(id, start));
        let later = start + REST;
        assert!(breakers.lets(id, later));
        breakers.failed(id, later);
        assert!(!breakers.lets(id, later + REST / 2));
        assert!(breakers.lets(id, later + REST));
    }
}
