use super::show_execution::now;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{ExecutionOutput, Output};

pub async fn execution_output(cx: &mut Context, op: ExecutionOutput) -> Result<Output, Stop> {
    let (detail, _) = now(cx, op.id).await?;
    Ok(Output { status: detail.status, text: detail.answer, calls: detail.calls, finish_reason: detail.finish_reason })
}
