//! Events of a workspace in the demo world.

use super::*;
use crate::kernel::{BudgetId, EventExamples, Example};
use crate::workspaces::{BudgetOf, BudgetPeriod};

/// The workspace of all examples.
pub(in crate::workspaces) const fn example_id() -> WorkspaceId {
    WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0061))
}

/// A month's tokens of the whole workspace.
pub(in crate::workspaces) fn example_budget() -> Budget {
    Budget {
        id: BudgetId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0062)),
        of: BudgetOf::Workspace,
        period: BudgetPeriod::Month,
        tokens: Some(500_000),
        cost_micros: None,
    }
}

impl EventExamples for WorkspaceEvent {
    fn examples() -> Vec<Self> {
        let person_id = crate::workspaces::SetWorkspaceMember::example().person_id;
        let (name, purpose) = ("Customer letters".to_owned(), "Answers to what customers write.".to_owned());
        vec![
            Self::WorkspaceCreated {
                name: name.clone(),
                purpose: String::new(),
                everybody: false,
                created_by: person_id,
            },
            Self::WorkspaceEdited { name, purpose, everybody: false },
            Self::WorkspaceMemberSet { person_id, role: WorkspaceRole::Member },
            Self::WorkspaceMemberRemoved { person_id },
            Self::WorkspaceModelsAllowed { models: Some(vec!["smollm2-135m-instruct".into()]) },
            Self::WorkspaceRetentionSet { days: Some(30) },
            Self::WorkspaceSafetySet { safety: SafetyPolicy::default() },
            Self::WorkspaceBudgetsSet { budgets: vec![example_budget()] },
            Self::WorkspaceArchived {},
            Self::WorkspaceRestored {},
        ]
    }
}
