use super::colleagues::names;
use super::reached::reached;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{AssignExecution, Execution, ExecutionCommand};

pub async fn assign_execution(cx: &mut Context, op: AssignExecution) -> Result<(), Stop> {
    let loaded = reached(cx, op.id).await?;
    if op.person_id == loaded.state.assigned_to {
        return Ok(());
    }
    let named = names(cx, &loaded, op.person_id.as_slice(), "personId").await?;
    let to = op.person_id.zip(named.into_iter().next());
    let assign = ExecutionCommand::Assign { by: cx.actor()?.person_id, to };
    cx.decide::<Execution>(op.id.0, &loaded, assign).await
}
