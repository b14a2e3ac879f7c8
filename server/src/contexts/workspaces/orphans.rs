//! Runs whose worker is gone.

use super::spending::charge;
use super::word_of_runs::tell;
use super::worker::{Worker, let_go};
use crate::Stop;
use crate::ambient::machine_now;
use domain::kernel::{ExecutionId, TenantId};
use domain::workspaces::{ATTEMPTS_MAX, Bill, Execution, ExecutionCommand, ExecutionStatus};

impl Worker {
    /// Puts runs whose worker is gone back into the queue, or gives them up; and removes what workers have left of runs that
    /// somebody else ended.
    pub(super) async fn return_orphans(&self) -> Result<(), Stop> {
        let mut cx = self.context();
        let orphans = sqlx::query!(
            r#"select e.id, e.tenant_id, p.bill as "bill?" from workspaces.executions e
             left join workspaces.execution_progress p on p.execution_id = e.id
             where e.status = $1 and (p.leased_until is null or p.leased_until < $2)
             order by e.id for update of e skip locked limit 100"#,
            ExecutionStatus::Running.as_str(),
            machine_now().0
        )
        .fetch_all(&mut **cx.tx().await?)
        .await?;
        for orphan in orphans {
            let loaded = cx.load::<Execution>(orphan.id).await?;
            let is_last = loaded.state.attempts >= ATTEMPTS_MAX;
            // What the worker wrote down last of what it took is all that anybody knows of it.
            let bill = orphan.bill.and_then(|bill| serde_json::from_value::<Bill>(bill).ok()).unwrap_or_default();
            let whole = bill.clone().after(&loaded.state.lost);
            cx.decide::<Execution>(orphan.id, &loaded, ExecutionCommand::Return { bill }).await?;
            let id = ExecutionId(orphan.id);
            if is_last {
                let (failed, tenant) = (ExecutionStatus::Failed, TenantId(orphan.tenant_id));
                let latency_ms = loaded.state.begun_at.map_or(0, |begun| cx.now.ms_since(begun));
                charge(cx.tx().await?, (tenant, id), &whole, (failed, latency_ms)).await?;
            } else {
                let_go(&mut cx, id).await?;
            }
            tell(&mut cx, id).await?;
        }
        sqlx::query!(
            "delete from workspaces.execution_progress p using workspaces.executions e
             where e.id = p.execution_id and e.ended_at is not null and p.leased_until < $1",
            machine_now().0
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        cx.commit().await
    }
}
