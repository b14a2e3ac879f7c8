//! How many calls somebody may make in a minute, counted over all processes on one database.
//!
//! The count stands in the database; a process takes some calls in advance, a share of what is left, and counts them
//! down in memory, so that the hot path asks nobody. Near the end it takes one at a time: the limit is never exceeded.
//! What a process doesn't need it gives back after two seconds. A bucket is full again at the end of its window, which
//! begins with its first call.
//!
//! While the database is away each process lets the whole limit through by itself: a limit protects the service, and
//! refusing everybody would not.

mod bucket;
mod rules;
mod shared;

pub use rules::{Dimension, Proof, Quotas, Rule};

use crate::contexts::billing::{Meter, used_this_month};
use crate::store::Db;
use bucket::Bucket;
use domain::Refusal;
use shared::Lease;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The window in which most calls are counted; a plan's calls are counted by the month as well.
pub(super) const WINDOW: Duration = Duration::from_secs(60);

/// How long the database may take before a process goes on by itself.
const PATIENCE: Duration = Duration::from_secs(1);

/// The name of a bucket, a hash of whose it is.
pub(super) type BucketId = [u8; 16];

/// How somebody stands with one limit after a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The limit's name, as headers have it.
    pub policy: &'static str,
    /// Calls in a window.
    pub quota: u32,
    /// Calls that are left, as far as this process knows.
    pub left: u32,
    /// Seconds until the bucket is full again.
    pub resets_s: u64,
    /// Seconds of a window.
    pub window_s: u64,
}

/// The buckets of this process.
pub struct Limits {
    db: Db,
    /// How many calls each kind of limit lets through.
    pub quotas: Quotas,
    buckets: Mutex<HashMap<BucketId, Arc<Bucket>>>,
}

impl Limits {
    /// Full buckets.
    pub fn new(db: Db, quotas: Quotas) -> Self {
        Self { db, quotas, buckets: Mutex::default() }
    }

    /// Counts one call against each rule and says how things stand; when one is used up, nothing is counted.
    ///
    /// # Errors
    /// `rate_limited` or `sign_in_paused` (429) with the seconds until calls are let through again, beside how things stand.
    pub async fn admit(&self, rules: &[Rule]) -> Result<Vec<Standing>, (Refusal, Vec<Standing>)> {
        let mut standings = Vec::with_capacity(rules.len());
        let mut taken: Vec<Arc<Bucket>> = Vec::with_capacity(rules.len());
        for rule in rules {
            let Some(quota) = self.quotas.of(rule) else { continue };
            let bucket = self.buckets().entry(rule.bucket).or_default().clone();
            let (fine, left, resets) = self.take(rule, &bucket, quota).await;
            let resets_s = resets.as_secs() + u64::from(resets.subsec_nanos() > 0);
            standings.push(Standing { policy: rule.policy(), quota, left, resets_s, window_s: rule.window().whole_s });
            if !fine {
                taken.iter().for_each(|bucket| bucket.untake());
                // Whoever fails in somebody's name must not lock them out: they are told of another way in.
                let code = if rule.policy() == "sign-in-email" { "sign_in_paused" } else { "rate_limited" };
                let refusal = Refusal::new(429, code).with("limit", rule.policy());
                return Err((refusal.with("seconds", resets_s.max(1)), standings));
            }
            taken.push(bucket);
        }
        Ok(standings)
    }

    /// Whether the call goes through, what is left, and how long until the bucket is full again.
    async fn take(&self, rule: &Rule, bucket: &Bucket, quota: u32) -> (bool, u32, Duration) {
        if let Some(taken) = bucket.take(Instant::now()) {
            return taken.into();
        }
        // One asks the database; whoever comes meanwhile finds what it brought.
        let _asking = bucket.asking.lock().await;
        loop {
            if let Some(taken) = bucket.take(Instant::now()) {
                return taken.into();
            }
            let why: Box<dyn core::fmt::Display + Send> =
                match tokio::time::timeout(PATIENCE, self.lease(rule, bucket, quota)).await {
                    Ok(Ok(lease)) => {
                        bucket.fill(Instant::now(), lease);
                        continue;
                    }
                    Ok(Err(error)) => Box::new(error),
                    Err(late) => Box::new(late),
                };
            tracing::warn!(%why, "a limit is counted by this process alone");
            bucket.go_alone(Instant::now(), quota, rule.window().left);
        }
    }

    /// Takes calls in advance. A month's bucket begins with what the tenant has left of the month.
    async fn lease(&self, rule: &Rule, bucket: &Bucket, quota: u32) -> Result<Lease, sqlx::Error> {
        let begins_with = match rule.month {
            Some(tenant) if bucket.is_over(Instant::now()) => {
                let used = used_this_month(&mut *self.db.for_limits().await?, tenant, Meter::Calls).await?;
                quota.saturating_sub(u32::try_from(used).unwrap_or(u32::MAX))
            }
            _ => quota,
        };
        shared::lease(&self.db, rule.bucket, (quota, begins_with), rule.window().left).await
    }

    /// Gives back what was taken in advance and not used for two seconds, and forgets buckets whose window is over.
    ///
    /// # Errors
    /// The database's; what couldn't be given back is lost until the window ends.
    pub async fn give_back(&self) -> Result<(), sqlx::Error> {
        self.give_back_after(Duration::from_secs(2)).await
    }

    /// Gives back everything: the process is about to end.
    ///
    /// # Errors
    /// As [`Limits::give_back`].
    pub async fn give_all_back(&self) -> Result<(), sqlx::Error> {
        self.give_back_after(Duration::ZERO).await
    }

    async fn give_back_after(&self, idle: Duration) -> Result<(), sqlx::Error> {
        let now = Instant::now();
        let unused = {
            let mut buckets = self.buckets();
            let unused: Vec<_> =
                buckets.iter().filter_map(|(id, bucket)| Some((*id, bucket.unused(now, idle)?))).collect();
            buckets.retain(|_, bucket| Arc::strong_count(bucket) > 1 || !bucket.is_over(now));
            unused
        };
        shared::give_back(&self.db, &unused).await
    }

    /// Buckets in memory.
    pub fn len(&self) -> usize {
        self.buckets().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn buckets(&self) -> MutexGuard<'_, HashMap<BucketId, Arc<Bucket>>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
