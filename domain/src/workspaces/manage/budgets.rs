use crate::kernel::{BudgetId, Example, WorkspaceId};
use crate::workspaces::workspace::{example_budget, example_id};
use crate::workspaces::{BudgetOf, BudgetPeriod};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The most that a budget can hold: beyond it numbers aren't whole in every program.
const MOST: u64 = 1_000_000_000_000_000;

/// Bounds what a workspace, or somebody in it, may use in a day or a month: tokens, cost, or both.
#[operation(command, workspaces, rest = POST "/workspaces/{id}/budgets", needs = ManageWorkspaces, entitlement = AiRuns, output = BudgetAdded, creates)]
pub struct AddBudget {
    /// The workspace.
    pub id: WorkspaceId,
    /// Whose use it bounds.
    pub of: BudgetOf,
    /// How often it begins anew.
    pub period: BudgetPeriod,
    /// Tokens of prompts and answers; no limit unless told. One of the two is needed.
    #[garde(inner(range(min = 1, max = MOST)), custom(bounds_something(&self.cost_micros)))]
    pub tokens: Option<u64>,
    /// What providers take for them, in millionths of a US dollar; no limit unless told.
    #[garde(inner(range(min = 1, max = MOST)))]
    pub cost_micros: Option<u64>,
}

/// The budget holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BudgetAdded {
    /// Its id.
    pub id: BudgetId,
}

/// Takes a budget away: nothing is bounded by it any more.
#[operation(command, workspaces, rest = DELETE "/workspaces/{id}/budgets/{budgetId}", needs = ManageWorkspaces, entitlement = AiRuns)]
pub struct RemoveBudget {
    /// The workspace.
    pub id: WorkspaceId,
    /// The budget.
    pub budget_id: BudgetId,
}

/// A budget that bounds nothing would only look like one.
fn bounds_something(cost: &Option<u64>) -> impl FnOnce(&Option<u64>, &()) -> garde::Result + '_ {
    move |tokens, ()| {
        if tokens.is_some() || cost.is_some() { Ok(()) } else { Err(garde::Error::new("required")) }
    }
}

impl Example for AddBudget {
    fn example() -> Self {
        let budget = example_budget();
        let (tokens, cost_micros) = (budget.tokens, budget.cost_micros);
        Self { id: example_id(), of: budget.of, period: budget.period, tokens, cost_micros }
    }
}

impl Example for RemoveBudget {
    fn example() -> Self {
        Self { id: example_id(), budget_id: example_budget().id }
    }
}
