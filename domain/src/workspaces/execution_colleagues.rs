use super::show_execution::example_id;
use crate::kernel::{Example, ExecutionId, PersonId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The colleagues who can open a run, by name: those who can be mentioned, shown it, or asked to look after it.
#[operation(query, workspaces, rest = GET "/executions/{id}/colleagues", needs = ReadExecutions, entitlement = AiRuns, output = Vec<Colleague>)]
pub struct ExecutionColleagues {
    /// The run.
    pub id: ExecutionId,
}

/// Somebody who works in the same tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Colleague {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
}

impl Example for ExecutionColleagues {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
