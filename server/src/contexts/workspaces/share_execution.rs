use super::colleagues::names;
use super::reached::reached;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{Execution, ExecutionCommand, ShareExecution};

pub async fn share_execution(cx: &mut Context, op: ShareExecution) -> Result<(), Stop> {
    let loaded = reached(cx, op.id).await?;
    names(cx, &loaded, &[op.person_id], "personId").await?;
    let note = op.note.filter(|note| !note.trim().is_empty());
    let share = ExecutionCommand::Share { by: cx.actor()?.person_id, with: op.person_id, note };
    cx.decide::<Execution>(op.id.0, &loaded, share).await
}
