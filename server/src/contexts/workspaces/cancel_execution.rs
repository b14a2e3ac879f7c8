use super::reached::reached;
use super::spending::charge;
use super::word_of_runs::tell;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;

use domain::policy::{Permission, Subject, may};
use domain::workspaces::{Bill, CancelExecution, Execution, ExecutionCommand, ExecutionStatus};

pub async fn cancel_execution(cx: &mut Context, op: CancelExecution) -> Result<(), Stop> {
    let loaded = reached(cx, op.id).await?;
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    let subject = Subject { tenant: Some(tenant), maker: loaded.state.started_by, ..Subject::default() };
    may(cx.actor()?, Permission::CancelExecutions, &subject).map_err(Refusal::from)?;
    let there = sqlx::query!("select answer, bill from workspaces.execution_progress where execution_id = $1", op.id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
    let (so_far, bill) = there.map(|there| (there.answer, there.bill)).unwrap_or_default();
    let bill = serde_json::from_value::<Bill>(bill).unwrap_or_default();
    let whole = bill.clone().after(&loaded.state.lost);
    cx.decide::<Execution>(op.id.0, &loaded, ExecutionCommand::Cancel { so_far, bill }).await?;
    let latency_ms = loaded.state.begun_at.map_or(0, |begun| cx.now.ms_since(begun));
    charge(cx.tx().await?, (tenant, op.id), &whole, (ExecutionStatus::Cancelled, latency_ms)).await?;
    tell(cx, op.id).await
}
