//! A fair share for each tenant: transactions of one wait for each other while other tenants are at work, so that a tenant
//! which asks a hundred things at once stands in its own queue and not in everybody's.
//!
//! A tenant that is alone has nearly all connections; those that are left let the next one begin at once. When others have
//! begun something within the last second it has its share at a time. It is a courtesy and refuses nobody. Shares are of one process; between processes the database shares its time out.

use domain::kernel::TenantId;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How long a tenant counts as being at work after it has begun something.
const LATELY: Duration = Duration::from_secs(1);
/// When none of a tenant's transactions has ended for so long, one more begins: what takes its time, or waits for another
/// one of its own, keeps the rest from nothing.
const PATIENCE: Duration = Duration::from_secs(2);

/// The shares of this process. Clones are the same shares.
#[derive(Clone, Debug)]
pub struct Shares(Arc<All>);

#[derive(Debug)]
struct All {
    /// Transactions of one tenant at the same time while others are at work.
    share: usize,
    /// The same while nobody else is.
    alone: usize,
    queues: Mutex<Queues>,
}

#[derive(Debug, Default)]
struct Queues {
    /// Of tenants that are at work.
    of: HashMap<TenantId, Queue>,
    /// Who began something last.
    last: Option<(TenantId, Instant)>,
    /// Who did last beside them.
    other: Option<(TenantId, Instant)>,
}

#[derive(Debug, Default)]
struct Queue {
    at_work: usize,
    /// When one of them ended last, or one more was let through.
    moved: Option<Instant>,
    waiting: VecDeque<oneshot::Sender<Slot>>,
}

/// A place at work within the tenant's share, until it is dropped.
#[derive(Debug)]
pub struct Slot(Option<(Shares, TenantId)>);

impl Shares {
    /// With this many transactions of a tenant at the same time while others are at work, one at least, and three
    /// quarters of all connections while nobody else is.
    pub fn new(share: usize, connections_max: usize) -> Self {
        let share = share.max(1);
        Self(Arc::new(All { share, alone: share.max(connections_max * 3 / 4), queues: Mutex::default() }))
    }

    /// Waits for a place. Whoever stops waiting leaves nothing behind.
    pub async fn of(&self, tenant: TenantId) -> Slot {
        loop {
            let mut waits = match self.begin(tenant, Instant::now()) {
                Ok(slot) => return slot,
                Err(waits) => waits,
            };
            loop {
                match tokio::time::timeout(PATIENCE, &mut waits).await {
                    Ok(Ok(slot)) => return slot,
                    // Nobody knows of this wait any more: it begins anew.
                    Ok(Err(_)) => break,
                    Err(_) => {
                        if let Some(slot) = self.push(tenant, Instant::now()) {
                            return slot;
                        }
                    }
                }
            }
        }
    }

    /// A place beyond the share, where nothing moves.
    fn push(&self, tenant: TenantId, now: Instant) -> Option<Slot> {
        let mut queues = self.queues();
        let queue = queues.of.entry(tenant).or_default();
        if queue.moved.is_some_and(|moved| now < moved + PATIENCE) {
            return None;
        }
        queue.moved = Some(now);
        queue.at_work += 1;
        Some(self.slot(tenant))
    }

    /// A place, or what brings it.
    fn begin(&self, tenant: TenantId, now: Instant) -> Result<Slot, oneshot::Receiver<Slot>> {
        let mut queues = self.queues();
        queues.note(tenant, now);
        let room = queues.room(tenant, &self.0, now);
        let queue = queues.of.entry(tenant).or_default();
        if queue.waiting.is_empty() && queue.at_work < room {
            queue.at_work += 1;
            return Ok(self.slot(tenant));
        }
        let (slot, waits) = oneshot::channel();
        queue.waiting.push_back(slot);
        Err(waits)
    }

    fn end(&self, tenant: TenantId, now: Instant) {
        let mut queues = self.queues();
        let room = queues.room(tenant, &self.0, now);
        let Some(queue) = queues.of.get_mut(&tenant) else { return };
        queue.at_work -= 1;
        queue.moved = Some(now);
        while queue.at_work < room
            && let Some(next) = queue.waiting.pop_front()
        {
            match next.send(self.slot(tenant)) {
                Ok(()) => queue.at_work += 1,
                // Nobody waits there any more. The slot was never taken, so it mustn't be given back either.
                Err(mut slot) => slot.0 = None,
            }
        }
        if queue.at_work == 0 {
            queues.of.remove(&tenant);
        }
    }

    fn slot(&self, tenant: TenantId) -> Slot {
        Slot(Some((self.clone(), tenant)))
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.0.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queues {
    fn note(&mut self, tenant: TenantId, now: Instant) {
        if self.last.is_some_and(|(last, _)| last != tenant) {
            self.other = self.last;
        }
        self.last = Some((tenant, now));
    }

    /// Transactions that the tenant may have at the same time now.
    fn room(&self, tenant: TenantId, all: &All, now: Instant) -> usize {
        let others = [self.last, self.other].into_iter().flatten().find(|(who, _)| *who != tenant);
        let is_alone = others.is_none_or(|(_, at)| at + LATELY < now);
        if is_alone { all.alone } else { all.share }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if let Some((shares, tenant)) = self.0.take() {
            shares.end(tenant, Instant::now());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use uuid::Uuid;

    const NOISY: TenantId = TenantId(Uuid::from_u128(1));
    const QUIET: TenantId = TenantId(Uuid::from_u128(2));

    #[tokio::test]
    async fn a_tenant_that_is_alone_leaves_a_few_connections_for_the_next_one() {
        let shares = Shares::new(1, 20);
        let held: Vec<_> = (0..100).filter_map(|_| shares.of(NOISY).now_or_never()).collect();
        assert_eq!(held.len(), 15);
        assert!(shares.of(QUIET).now_or_never().is_some());
    }

    #[tokio::test]
    async fn beside_others_a_tenant_has_its_share_and_the_others_begin_at_once() {
        let shares = Shares::new(2, 20);
        let _quiet = shares.of(QUIET).await;
        let mut held: Vec<_> = (0..100).filter_map(|_| shares.of(NOISY).now_or_never()).collect();
        assert_eq!(held.len(), 2, "the others wait");
        assert!(shares.of(QUIET).now_or_never().is_some(), "whoever has less than their share begins at once");
        let next = tokio::spawn({
            let shares = shares.clone();
            async move { shares.of(NOISY).await }
        });
        tokio::task::yield_now().await;
        held.pop();
        assert!(tokio::time::timeout(PATIENCE / 2, next).await.is_ok(), "the next one begins");
    }

    #[tokio::test]
    async fn a_tenant_is_alone_again_when_the_others_have_been_still_for_a_while() {
        let (shares, now) = (Shares::new(1, 20), Instant::now());
        let _quiet = shares.begin(QUIET, now);
        let first = shares.begin(NOISY, now);
        assert!(first.is_ok() && shares.begin(NOISY, now).is_err());
        drop(first);
        let held: Vec<_> = (0..3).map(|_| shares.begin(NOISY, now + LATELY * 2)).collect();
        assert!(held.iter().all(Result::is_ok));
    }

    #[tokio::test]
    async fn those_who_wait_begin_in_order_and_whoever_went_away_is_left_out() {
        let (shares, now) = (Shares::new(1, 20), Instant::now());
        let _quiet = shares.begin(QUIET, now);
        let first = shares.begin(NOISY, now).expect("it is free");
        let [mut second, third, mut fourth] = [0; 3].map(|_| shares.begin(NOISY, now).expect_err("it is taken"));
        drop(third);
        drop(first);
        let second = second.try_recv().expect("the second one's");
        assert!(fourth.try_recv().is_err(), "one at a time");
        drop(second);
        drop(fourth.try_recv().expect("the third has gone"));
        assert!(!shares.queues().of.contains_key(&NOISY), "nothing is left behind");
    }

    #[tokio::test]
    async fn what_arrives_where_nobody_waits_any_more_goes_to_the_next() {
        let (shares, now) = (Shares::new(1, 20), Instant::now());
        let _quiet = shares.begin(QUIET, now);
        let first = shares.begin(NOISY, now).expect("it is free");
        let gone = shares.begin(NOISY, now).expect_err("it is taken");
        let mut next = shares.begin(NOISY, now).expect_err("it is taken");
        drop(first);
        drop(gone);
        assert!(next.try_recv().is_ok());
    }

    #[tokio::test]
    async fn where_nothing_moves_one_more_begins() {
        let (shares, now) = (Shares::new(1, 20), Instant::now());
        let _quiet = shares.begin(QUIET, now);
        let first = shares.begin(NOISY, now).expect("it is free");
        let [second, third] = [0; 2].map(|_| shares.begin(NOISY, now).expect_err("it is taken"));
        drop(first);
        let soon = Instant::now();
        assert!(shares.push(NOISY, soon).is_none(), "one has just ended");
        let later = soon + PATIENCE * 2;
        let more = shares.push(NOISY, later);
        assert!(more.is_some() && shares.push(NOISY, later).is_none(), "one at a time");
        drop((second, third));
    }
}
