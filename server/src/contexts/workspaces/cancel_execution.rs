use crate::Stop;
use crate::gateway::Context;
use domain::policy::{Permission, Subject, may};
use domain::workspaces::{CancelExecution, Execution, ExecutionCommand};

pub async fn cancel_execution(cx: &mut Context, op: CancelExecution) -> Result<(), Stop> {
    let loaded = cx.load::<Execution>(op.id.0).await?;
    let subject = Subject { tenant: loaded.tenant, maker: loaded.state.started_by, ..Subject::default() };
    may(cx.actor()?, Permission::CancelExecutions, &subject).map_err(domain::Refusal::from)?;
    let said = sqlx::query_scalar!("select answer from workspaces.execution_progress where execution_id = $1", op.id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
    let so_far = said.unwrap_or_default();
    cx.decide::<Execution>(op.id.0, &loaded, ExecutionCommand::Cancel { so_far }).await
}
