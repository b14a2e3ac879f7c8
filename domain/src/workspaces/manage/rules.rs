//! Which models answer in a workspace, what is kept, what may go in and out, and how much may be used.

use crate::kernel::{Example, WorkspaceId, rules};
use crate::workspaces::workspace::{BUDGETS_MAX, example_budget, example_id};
use crate::workspaces::{Budget, SafetyPolicy};
use domain_macros::operation;

/// Days of ten years.
const DAYS_MAX: u16 = 3_650;

/// Says which models may answer in a workspace. Members no longer see the others, and asking for one is refused.
#[operation(command, workspaces, rest = PUT "/workspaces/{id}/models", needs = ManageWorkspaces, entitlement = AiRuns, idempotent)]
pub struct AllowModels {
    /// The workspace.
    pub id: WorkspaceId,
    /// Ids of models that the tenant has, up to a hundred; absent: all of them, also those that come later.
    #[garde(inner(length(min = 1, max = 100), inner(length(chars, min = 1, max = 200), custom(rules::line))))]
    pub models: Option<Vec<String>>,
}

/// Says for how long a workspace keeps prompts, answers and comments. What is older is forgotten each night, in the log too;
/// that there was a run, its tokens and its cost stay.
#[operation(command, workspaces, rest = PUT "/workspaces/{id}/retention", needs = ManageWorkspaces, entitlement = AiRuns, danger, idempotent)]
pub struct SetRetention {
    /// The workspace.
    pub id: WorkspaceId,
    /// So many days, 1 to 3,650; absent: as long as the workspace.
    #[garde(inner(range(min = 1, max = DAYS_MAX)))]
    pub days: Option<u16>,
}

/// Says what may go into a workspace's models and come out of them.
#[operation(command, workspaces, rest = PUT "/workspaces/{id}/safety", needs = ManageWorkspaces, entitlement = AiRuns, idempotent)]
pub struct SetSafety {
    /// The workspace.
    pub id: WorkspaceId,
    /// The whole policy; it takes the place of the one before.
    #[garde(dive)]
    pub safety: SafetyPolicy,
}

/// Says what a workspace, or somebody in it, may use. The list takes the place of the one before.
#[operation(command, workspaces, rest = PUT "/workspaces/{id}/budgets", needs = ManageWorkspaces, entitlement = AiRuns, idempotent)]
pub struct SetBudgets {
    /// The workspace.
    pub id: WorkspaceId,
    /// The budgets, up to fifty; each has an id of its own and bounds tokens, cost, or both.
    #[garde(length(max = BUDGETS_MAX), custom(each_once), dive)]
    pub budgets: Vec<Budget>,
}

fn each_once(budgets: &[Budget], _: &()) -> garde::Result {
    let is_twice = |(place, budget): (usize, &Budget)| budgets[..place].iter().any(|other| other.id == budget.id);
    if budgets.iter().enumerate().any(is_twice) { Err(garde::Error::new("given_twice")) } else { Ok(()) }
}

impl Example for AllowModels {
    fn example() -> Self {
        Self { id: example_id(), models: Some(vec!["smollm2-135m-instruct".into()]) }
    }
}

impl Example for SetRetention {
    fn example() -> Self {
        Self { id: example_id(), days: Some(30) }
    }
}

impl Example for SetSafety {
    fn example() -> Self {
        Self { id: example_id(), safety: SafetyPolicy::default() }
    }
}

impl Example for SetBudgets {
    fn example() -> Self {
        Self { id: example_id(), budgets: vec![example_budget()] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn a_policy_keeps_to_its_bounds() {
        let with = |safety| validate(&SetSafety { id: example_id(), safety });
        assert!(with(SafetyPolicy::default()).is_ok());
        let refusal = with(SafetyPolicy { input_chars: 0, ..SafetyPolicy::default() }).unwrap_err();
        assert_eq!(refusal.fields[0].field, "safety.inputChars");
    }

    #[test]
    fn a_budget_bounds_something_and_stands_once() {
        let with = |budgets| validate(&SetBudgets { id: example_id(), budgets });
        let one = example_budget();
        assert!(with(vec![one.clone()]).is_ok());
        assert!(with(vec![Budget { tokens: None, ..one.clone() }]).is_err());
        assert!(with(vec![one.clone(), one]).is_err());
    }

    #[test]
    fn nobody_allows_no_model_at_all() {
        let none = AllowModels { id: example_id(), models: Some(Vec::new()) };
        assert_eq!(validate(&none).unwrap_err().fields[0].code, "too_short");
    }
}
