use super::masked::reads_answers;
use super::reached::reached;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{Execution, ExecutionCommand, RateExecution};

pub async fn rate_execution(cx: &mut Context, op: RateExecution) -> Result<(), Stop> {
    let loaded = reached(cx, op.id).await?;
    reads_answers(cx)?;
    let note = op.note.filter(|note| !note.trim().is_empty());
    let rate = ExecutionCommand::Rate { by: cx.actor()?.person_id, rating: op.rating, note };
    cx.decide::<Execution>(op.id.0, &loaded, rate).await
}
