use super::masked::masked;
use super::show_execution::now;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{CompareExecutions, ExecutionDetail};

pub async fn compare_executions(cx: &mut Context, op: CompareExecutions) -> Result<Vec<ExecutionDetail>, Stop> {
    let mut runs = Vec::new();
    for id in [Some(op.first), Some(op.second), op.third, op.fourth].into_iter().flatten() {
        let (detail, _) = now(cx, id).await?;
        runs.push(masked(cx, detail));
    }
    Ok(runs)
}
