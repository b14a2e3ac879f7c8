//! The aggregate of how near a tenant is to the limits of its plan: which step each of them has reached, told once.

use super::LimitKind;
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The steps that are told, in percent of a limit; ascending.
const STEPS: [u8; 2] = [80, 100];

/// The aggregate; all functions are static.
pub struct LimitWatch;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LimitWatchState {
    reached: Vec<ReachedStep>,
}

/// The step that a limit has reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
struct ReachedStep {
    limit: LimitKind,
    step: u8,
    month: Option<String>,
}

/// What can be asked of the watch.
pub enum LimitWatchCommand {
    /// Take in how much is used of a limit: within a month, `2026-11`, where it counts by the month.
    Measure { limit: LimitKind, used: u64, max: Option<u64>, month: Option<String> },
}

/// What can have happened.
#[events(LimitWatch, version = 1, audience = ReadSubscription)]
pub enum LimitWatchEvent {
    /// So many percent of a limit are used, 80 or 100: once for each step, and each month anew where it counts by the month.
    LimitStepReached { limit: LimitKind, step: u8, used: u64, max: u64, month: Option<String> },
    /// Less than the first step is used again.
    LimitEased { limit: LimitKind },
}

/// The watch never says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitWatchRefusal {}

/// The highest step that is reached; 0: none. Of a limit of nothing nothing is reached before something is used.
fn step_of(used: u64, max: Option<u64>) -> u8 {
    let Some(max) = max else { return 0 };
    let reached = |step: &&u8| used > 0 && u128::from(used) * 100 >= u128::from(max) * u128::from(**step);
    STEPS.iter().rev().find(reached).copied().unwrap_or_default()
}

impl LimitWatchState {
    fn step(&self, limit: LimitKind, month: Option<&str>) -> u8 {
        self.reached.iter().find(|it| it.limit == limit && it.month.as_deref() == month).map_or(0, |it| it.step)
    }
}

impl Aggregate for LimitWatch {
    const NAME: &'static str = "limit_watch";
    const CONTEXT: &'static str = "billing";
    type State = LimitWatchState;
    type Command = LimitWatchCommand;
    type Event = LimitWatchEvent;
    type Refusal = LimitWatchRefusal;

    fn decide(
        state: &LimitWatchState,
        command: LimitWatchCommand,
        _: Moment,
    ) -> Result<Vec<LimitWatchEvent>, LimitWatchRefusal> {
        let LimitWatchCommand::Measure { limit, used, max, month } = command;
        let (before, step) = (state.step(limit, month.as_deref()), step_of(used, max));
        Ok(match max {
            Some(max) if step > before => vec![LimitWatchEvent::LimitStepReached { limit, step, used, max, month }],
            _ if step == 0 && before > 0 => vec![LimitWatchEvent::LimitEased { limit }],
            _ => Vec::new(),
        })
    }

    fn evolve(mut state: LimitWatchState, event: &LimitWatchEvent) -> LimitWatchState {
        let (LimitWatchEvent::LimitStepReached { limit, .. } | LimitWatchEvent::LimitEased { limit }) = event;
        state.reached.retain(|it| it.limit != *limit);
        if let LimitWatchEvent::LimitStepReached { limit, step, month, .. } = event {
            state.reached.push(ReachedStep { limit: *limit, step: *step, month: month.clone() });
        }
        state
    }
}

impl EventExamples for LimitWatchEvent {
    fn examples() -> Vec<Self> {
        let limit = LimitKind::CallsPerMonth;
        let month = Some("2026-11".to_owned());
        vec![
            Self::LimitStepReached { limit, step: 80, used: 8_000, max: 10_000, month },
            Self::LimitEased { limit: LimitKind::Seats },
        ]
    }
}

impl From<LimitWatchRefusal> for Refusal {
    fn from(refusal: LimitWatchRefusal) -> Self {
        match refusal {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a limit of ten as its use goes through these numbers.
    fn told(limit: LimitKind, uses: &[(u64, Option<&str>)]) -> Vec<u8> {
        let (mut state, mut told) = (LimitWatchState::default(), Vec::new());
        for (used, month) in uses {
            let command =
                LimitWatchCommand::Measure { limit, used: *used, max: Some(10), month: month.map(str::to_owned) };
            let events = LimitWatch::decide(&state, command, Moment(chrono::DateTime::UNIX_EPOCH)).unwrap();
            state = events.iter().fold(state, LimitWatch::evolve);
            told.extend(events.iter().map(|event| match event {
                LimitWatchEvent::LimitStepReached { step, .. } => *step,
                LimitWatchEvent::LimitEased { .. } => 0,
            }));
        }
        told
    }

    #[test]
    fn each_step_is_told_once() {
        let uses = [7, 8, 9, 8, 10, 12, 9, 10].map(|used| (used, None));
        assert_eq!(told(LimitKind::Seats, &uses), [80, 100]);
        assert_eq!(told(LimitKind::Seats, &[(10, None)]), [100], "a step that was jumped over isn't told");
    }

    #[test]
    fn what_eased_is_told_anew() {
        let uses = [9, 3, 2, 8].map(|used| (used, None));
        assert_eq!(told(LimitKind::Seats, &uses), [80, 0, 80]);
    }

    #[test]
    fn each_month_is_told_anew_where_it_counts_by_the_month() {
        let [november, december] = [Some("2026-11"), Some("2026-12")];
        let uses = [(8, november), (10, november), (1, december), (8, december)];
        assert_eq!(told(LimitKind::CallsPerMonth, &uses), [80, 100, 80]);
    }

    #[test]
    fn without_a_limit_nothing_is_reached() {
        assert_eq!((step_of(u64::MAX, None), step_of(0, Some(0)), step_of(1, Some(0))), (0, 0, 100));
        assert_eq!(step_of(u64::MAX, Some(u64::MAX)), 100);
    }
}
