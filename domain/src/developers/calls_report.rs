use crate::kernel::{ApiKeyId, Example, Moment, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Days unless told.
pub const REPORT_DAYS_DEFAULT: u16 = 7;
/// So far back a report goes.
const DAYS_MAX: u16 = 90;

/// Calls of programs to the interface, errors among them and how long they took, by day, key and operation: the whole
/// tenant's with `read:calls`, otherwise the caller's own. A call is counted within two seconds.
#[operation(query, developers, rest = GET "/calls/report", needs = SignedIn, output = CallsReport)]
#[derive(Default)]
pub struct ShowCallsReport {
    /// The last so many days, today included, by the calendar of UTC; 7 unless told, 90 at most.
    #[garde(inner(range(min = 1, max = DAYS_MAX)))]
    pub days: Option<u16>,
    /// Only those made with this key.
    pub key_id: Option<ApiKeyId>,
    /// Only this operation, `context.verb_noun`.
    #[garde(inner(length(chars, max = 200), custom(rules::optional_line)))]
    pub operation: Option<String>,
}

/// Calls in figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallsReport {
    /// Whether these are the whole tenant's; otherwise the caller's own.
    pub is_whole: bool,
    /// All of them.
    pub total: CallFigures,
    /// Each day, those without a call among them.
    pub by_day: Vec<CallsOfDay>,
    /// Each key that was used, the most used first; sessions are one row without a key.
    pub by_key: Vec<CallsOfKey>,
    /// Each operation that was asked for, the most wanted first.
    pub by_route: Vec<CallsOfRoute>,
    /// From when on single calls are known, and how long they took.
    pub latency_from: Moment,
}

/// How many calls, and how they went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallFigures {
    /// Calls.
    pub calls: u64,
    /// Of these, those that were refused or failed.
    pub errors: u64,
    /// How long they took; none: no single call is known any more.
    pub latency: Option<Latency>,
}

impl CallFigures {
    /// Errors among the calls, in thousandths; none: there was no call.
    pub fn errors_per_mille(&self) -> Option<u64> {
        (self.calls > 0).then(|| (self.errors * 1000 + self.calls / 2) / self.calls)
    }
}

/// How long calls took until their answers began, in microseconds: so many hundredths of them took no longer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Latency {
    /// Half of them.
    pub p50_us: u64,
    /// 95 of 100.
    pub p95_us: u64,
    /// 99 of 100.
    pub p99_us: u64,
}

impl Latency {
    /// Of the three figures in their order, as a database answers them; none where it hasn't three.
    pub fn of(us: Vec<i64>) -> Option<Self> {
        let [p50_us, p95_us, p99_us] = <[i64; 3]>::try_from(us).ok()?.map(i64::unsigned_abs);
        Some(Self { p50_us, p95_us, p99_us })
    }
}

/// The calls of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallsOfDay {
    /// `2026-11-22`.
    pub day: String,
    /// Calls.
    pub calls: u64,
    /// Of these, those that were refused or failed.
    pub errors: u64,
}

/// The calls of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallsOfKey {
    /// The key; none: sessions.
    pub key_id: Option<ApiKeyId>,
    /// What it is called.
    pub name: Option<String>,
    /// Its calls.
    pub figures: CallFigures,
}

/// The calls of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CallsOfRoute {
    /// Its name.
    pub operation: String,
    /// The HTTP method of its place in the REST interface.
    pub method: Option<String>,
    /// The template of its path, below `/api/v1`.
    pub path: Option<String>,
    /// Its calls.
    pub figures: CallFigures,
}

impl Example for ShowCallsReport {
    fn example() -> Self {
        Self { days: Some(30), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_wrong_calls_of_ten_are_two_hundred_in_a_thousand_and_no_call_has_no_share() {
        let of = |calls, errors| CallFigures { calls, errors, latency: None }.errors_per_mille();
        assert_eq!((of(10, 2), of(3, 1), of(0, 0)), (Some(200), Some(333), None));
    }
}
