//! How well a tenant does: a score from 100 down, and what brought it down. Pure.

use crate::words;

words! {
    /// What brings a score down.
    StandingReason {
        /// The tenant is suspended.
        Suspended = "suspended",
        /// Nobody belongs to it.
        NoPeople = "no_people",
        /// It has been there for a week, and nobody has ever asked for anything.
        NeverActive = "never_active",
        /// Nobody has asked for anything for two weeks.
        Quiet = "quiet",
        /// Calls failed by our own fault.
        Failures = "failures",
        /// Many calls were refused.
        Refusals = "refusals",
        /// Jobs failed for good.
        FailedJobs = "failed_jobs",
        /// Nine tenths of the room for files are taken.
        StorageFull = "storage_full",
    }
}

words! {
    /// A score in three steps.
    StandingBand {
        /// Nothing to do.
        Good = "good",
        /// Look at it.
        Watch = "watch",
        /// Talk to them.
        Risk = "risk",
    }
}

/// What is weighed; figures are of the last thirty days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weighed {
    /// Whether the tenant is one that works.
    pub suspended: bool,
    /// People who belong to it.
    pub people: i64,
    /// Days since it came.
    pub age_days: i64,
    /// Days since somebody asked for something; `None`: never.
    pub quiet_days: Option<i64>,
    /// Calls.
    pub calls: i64,
    /// Calls that were refused.
    pub refused: i64,
    /// Calls that failed.
    pub failed: i64,
    /// Jobs that failed for good.
    pub failed_jobs: i64,
    /// Bytes of its files.
    pub storage_bytes: i64,
    /// Bytes that it may keep.
    pub storage_max: i64,
}

/// Days without anything after which a tenant is quiet, or was never active.
const QUIET_DAYS: i64 = 14;
const NEW_DAYS: i64 = 7;

impl StandingReason {
    /// How much it takes from the score.
    pub const fn weight(self) -> i16 {
        match self {
            Self::Suspended => 60,
            Self::NeverActive | Self::Quiet | Self::Failures => 35,
            Self::NoPeople | Self::StorageFull | Self::FailedJobs => 25,
            Self::Refusals => 15,
        }
    }

    fn holds(self, weighed: &Weighed) -> bool {
        match self {
            Self::Suspended => weighed.suspended,
            Self::NoPeople => weighed.people == 0,
            Self::NeverActive => weighed.quiet_days.is_none() && weighed.age_days >= NEW_DAYS,
            Self::Quiet => weighed.quiet_days.is_some_and(|days| days >= QUIET_DAYS),
            // One in a hundred, and not a single mishap.
            Self::Failures => weighed.failed >= 5 && weighed.failed * 100 >= weighed.calls,
            Self::Refusals => weighed.refused >= 50 && weighed.refused * 10 >= weighed.calls * 3,
            Self::FailedJobs => weighed.failed_jobs > 0,
            Self::StorageFull => weighed.storage_max > 0 && weighed.storage_bytes / 9 >= weighed.storage_max / 10,
        }
    }
}

impl StandingBand {
    /// The band of a score.
    pub const fn of(score: i16) -> Self {
        match score {
            80.. => Self::Good,
            50.. => Self::Watch,
            _ => Self::Risk,
        }
    }
}

/// The score and what brought it down, the heaviest first.
pub fn weigh(weighed: &Weighed) -> (i16, Vec<StandingReason>) {
    let mut reasons: Vec<_> = StandingReason::ALL.iter().copied().filter(|reason| reason.holds(weighed)).collect();
    reasons.sort_by_key(|reason| -reason.weight());
    let taken: i16 = reasons.iter().map(|reason| reason.weight()).sum();
    ((100 - taken).max(0), reasons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use StandingReason::{FailedJobs, Failures, NeverActive, NoPeople, Quiet, Refusals, StorageFull, Suspended};

    const BUSY: Weighed = Weighed {
        suspended: false,
        people: 4,
        age_days: 200,
        quiet_days: Some(0),
        calls: 1_000,
        refused: 20,
        failed: 2,
        failed_jobs: 0,
        storage_bytes: 10,
        storage_max: 100,
    };

    #[test]
    fn who_works_and_meets_no_faults_has_the_whole_score() {
        assert_eq!(weigh(&BUSY), (100, vec![]));
        assert_eq!(StandingBand::of(100), StandingBand::Good);
    }

    #[test]
    fn each_reason_is_named() {
        let of = |weighed| weigh(&weighed).1;
        assert_eq!(of(Weighed { suspended: true, ..BUSY }), [Suspended]);
        assert_eq!(of(Weighed { people: 0, ..BUSY }), [NoPeople]);
        assert_eq!(of(Weighed { quiet_days: None, ..BUSY }), [NeverActive]);
        assert_eq!(of(Weighed { quiet_days: None, age_days: 3, ..BUSY }), [], "it has just come");
        assert_eq!(of(Weighed { quiet_days: Some(14), ..BUSY }), [Quiet]);
        assert_eq!(of(Weighed { failed: 10, ..BUSY }), [Failures]);
        assert_eq!(of(Weighed { refused: 300, ..BUSY }), [Refusals]);
        assert_eq!(of(Weighed { failed_jobs: 1, ..BUSY }), [FailedJobs]);
        assert_eq!(of(Weighed { storage_bytes: 91, ..BUSY }), [StorageFull]);
    }

    #[test]
    fn reasons_add_up_and_never_go_below_nothing() {
        let bad = Weighed { suspended: true, people: 0, quiet_days: Some(90), failed: 500, failed_jobs: 3, ..BUSY };
        let (score, reasons) = weigh(&bad);
        assert_eq!((score, reasons[0]), (0, Suspended));
        assert_eq!(StandingBand::of(weigh(&Weighed { quiet_days: Some(20), ..BUSY }).0), StandingBand::Watch);
        assert_eq!(StandingBand::of(score), StandingBand::Risk);
    }
}
