use super::Budget;
use crate::kernel::{Example, Moment, WorkspaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The budgets that bound what one may use in a workspace oneself, and what is in use of each.
#[operation(query, workspaces, rest = GET "/model-usage/budgets", needs = ReadWorkspaces, entitlement = AiRuns, output = Vec<BudgetInUse>)]
#[derive(Default)]
pub struct MyBudgets {
    /// The workspace; the main one unless told.
    pub workspace_id: Option<WorkspaceId>,
}

/// A budget, and what is in use of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BudgetInUse {
    /// The budget.
    pub budget: Budget,
    /// Tokens that are used or set aside in its period.
    pub tokens: u64,
    /// What providers take for them, in millionths of a US dollar.
    pub cost_micros: u64,
    /// When it begins anew.
    pub begins_anew_at: Moment,
}

impl Example for MyBudgets {
    fn example() -> Self {
        Self { workspace_id: None }
    }
}
