use crate::kernel::{Example, WorkspaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What models were used for in a number of days: runs, tokens, cost, how long they took and how many failed, in all, by
/// day, and by person, model or template. Of the workspaces that one may enter; equal to the runs there.
#[operation(query, workspaces, rest = GET "/model-usage", needs = ReadWorkspaces, entitlement = AiRuns, output = UsageReport)]
#[derive(Default)]
pub struct WorkspaceUsage {
    /// Only of this workspace.
    pub workspace_id: Option<WorkspaceId>,
    /// Days up to today, 1 to 366, in UTC; 30 unless told.
    #[garde(inner(range(min = 1, max = 366)))]
    pub days: Option<u16>,
    /// What the rows tell apart; people unless told.
    pub by: Option<UsageBy>,
}

words! {
    /// What use is told apart by.
    UsageBy {
        /// Who ran something.
        Person = "person",
        /// Which model was asked.
        Model = "model",
        /// Which template was run.
        Template = "template",
    }
}

/// What models were used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UsageReport {
    /// All of it.
    pub total: UsageFigures,
    /// Each day on which something was run, the earliest first.
    pub by_day: Vec<UsageOfDay>,
    /// Each person, model or template, the most tokens first; a hundred at most.
    pub rows: Vec<ModelUsageRow>,
}

/// Use in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UsageFigures {
    /// Runs.
    pub runs: u64,
    /// Those that haven't ended.
    pub going_on: u64,
    /// Those with an answer.
    pub done: u64,
    /// Those that ended without one.
    pub failed: u64,
    /// Those that somebody ended.
    pub cancelled: u64,
    /// Those that a rule of the workspace stopped.
    pub refused: u64,
    /// Tokens of prompts and answers, of runs that have ended.
    pub tokens: u64,
    /// What providers take for them, in millionths of a US dollar.
    pub cost_micros: u64,
    /// Tokens that are set aside for runs that haven't ended.
    pub reserved_tokens: u64,
    /// Milliseconds that half of the runs with an answer took at most; absent where there is none.
    pub latency_p50_ms: Option<u32>,
    /// Milliseconds that 95 in a hundred of them took at most.
    pub latency_p95_ms: Option<u32>,
}

/// A day in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UsageOfDay {
    /// The day, as `2026-11-22`, in UTC.
    pub day: String,
    /// Its figures.
    pub figures: UsageFigures,
}

/// A person, a model or a template in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ModelUsageRow {
    /// The id of the person, the model or the template; empty for runs without a template.
    pub id: String,
    /// What a person was called when they last ran something; absent where the id says it or nobody knows.
    pub name: Option<String>,
    /// Its figures.
    pub figures: UsageFigures,
}

impl UsageFigures {
    /// How many in a hundred runs that ended failed, rounded up; none where none ended.
    pub fn failed_percent(&self) -> Option<u64> {
        let ended = self.runs.saturating_sub(self.going_on);
        (ended > 0).then(|| (self.failed * 100).div_ceil(ended))
    }
}

impl Example for WorkspaceUsage {
    fn example() -> Self {
        Self { workspace_id: None, days: Some(30), by: Some(UsageBy::Model) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_failures_is_of_those_that_ended() {
        let figures = |runs, going_on, failed| UsageFigures { runs, going_on, failed, ..UsageFigures::default() };
        assert_eq!(figures(10, 2, 1).failed_percent(), Some(13));
        assert_eq!(figures(10, 0, 0).failed_percent(), Some(0));
        assert_eq!(figures(2, 2, 0).failed_percent(), None, "none has ended");
    }
}
