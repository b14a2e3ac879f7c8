//! Limits on what models may use within a workspace: of a day or a month, for all of it, a team, a person or a key.
//!
//! Pure: what is in use, and what one more run may take at most, are arguments. A run is reserved with the most that it
//! may take before a model is asked, and settled with what it took.

use super::budget_of::BudgetOf;
use crate::kernel::{BudgetId, Moment};
use crate::words;
use chrono::{Datelike, Months, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// The most that a budget can hold: beyond it numbers aren't whole in every program.
const MOST: u64 = 1_000_000_000_000_000;

/// A limit on what models may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Budget {
    /// Its id.
    pub id: BudgetId,
    /// Whose use it bounds.
    pub of: BudgetOf,
    /// How long it lasts until it begins anew.
    pub period: BudgetPeriod,
    /// Tokens of prompts and answers; no limit unless told. One of the two is needed.
    #[garde(inner(range(min = 1, max = MOST)), custom(one_of_two(&self.cost_micros)))]
    pub tokens: Option<u64>,
    /// What providers take for them, in millionths of a US dollar; no limit unless told.
    #[garde(inner(range(min = 1, max = MOST)))]
    pub cost_micros: Option<u64>,
}

words! {
    /// How long a budget lasts, in UTC as everything that is counted.
    BudgetPeriod {
        /// From midnight to midnight.
        Day = "day",
        /// From the first of a month to the next.
        Month = "month",
    }
}

words! {
    /// What a budget counts.
    BudgetUnit {
        /// Tokens of prompts and answers.
        Tokens = "tokens",
        /// Millionths of a US dollar.
        Cost = "cost",
    }
}

/// An amount of what models use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModelUse {
    /// Tokens of prompts and answers.
    pub tokens: u64,
    /// Millionths of a US dollar.
    pub cost_micros: u64,
}

/// Which limit of a budget would be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeyondBudget {
    /// What is counted.
    pub unit: BudgetUnit,
    /// The limit.
    pub limit: u64,
    /// What is in use of it.
    pub used: u64,
    /// What was asked for.
    pub needed: u64,
}

impl Budget {
    /// Whether so much more fits.
    ///
    /// # Errors
    /// The first limit that would be passed.
    pub fn room(&self, used: ModelUse, more: ModelUse) -> Result<(), BeyondBudget> {
        let limits = [
            (BudgetUnit::Tokens, self.tokens, used.tokens, more.tokens),
            (BudgetUnit::Cost, self.cost_micros, used.cost_micros, more.cost_micros),
        ];
        for (unit, limit, used, needed) in limits {
            if let Some(limit) = limit.filter(|limit| used.saturating_add(needed) > *limit) {
                return Err(BeyondBudget { unit, limit, used, needed });
            }
        }
        Ok(())
    }

    /// How many in a hundred parts are left, rounded down: of the limit of which the fewest are. None where it has no limit.
    pub fn left_percent(&self, used: ModelUse) -> Option<u8> {
        let left = |limit: u64, used: u64| {
            let percent = u128::from(limit.saturating_sub(used)) * 100 / u128::from(limit.max(1));
            u8::try_from(percent).unwrap_or(100)
        };
        let tokens = self.tokens.map(|limit| left(limit, used.tokens));
        let cost = self.cost_micros.map(|limit| left(limit, used.cost_micros));
        tokens.into_iter().chain(cost).min()
    }
}

impl BudgetPeriod {
    /// When the period of a moment began.
    pub fn began(self, at: Moment) -> Moment {
        let day = at.0.date_naive();
        let first = match self {
            Self::Day => day,
            Self::Month => day.with_day(1).unwrap_or(day),
        };
        Moment(first.and_time(NaiveTime::MIN).and_utc())
    }

    /// When the period of a moment ends and the next begins.
    pub fn begins_anew(self, at: Moment) -> Moment {
        let began = self.began(at).0;
        let next = match self {
            Self::Day => began.checked_add_signed(TimeDelta::days(1)),
            Self::Month => began.checked_add_months(Months::new(1)),
        };
        Moment(next.unwrap_or(at.0))
    }
}

fn one_of_two(other: &Option<u64>) -> impl FnOnce(&Option<u64>, &()) -> garde::Result + '_ {
    move |one, ()| if one.is_some() || other.is_some() { Ok(()) } else { Err(garde::Error::new("required")) }
}

#[cfg(test)]
#[path = "budget_tests.rs"]
mod tests;
