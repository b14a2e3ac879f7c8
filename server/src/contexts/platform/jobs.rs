use super::job_rows::{COLUMNS, Row};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::Page;
use domain::platform::{JobRow, JobStatus, Jobs};
use domain::policy::Permission;

pub async fn jobs(cx: &mut Context, op: Jobs) -> Result<Page<JobRow>, Stop> {
    cx.reach_as_far_as_allowed().await?;
    let own = match &cx.caller.actor {
        Some(actor) if !actor.holds(Permission::ReachPlatform) => Some(actor.tenant_id.0),
        _ => None,
    };
    let list = List::new(COLUMNS, "platform.jobs", ("created_at", "timestamptz", Direction::Down));
    let list = match own {
        Some(tenant) => list.of_tenant(tenant),
        None => list,
    };
    list.only("status", op.status.map(JobStatus::as_str))
        .only("operation", op.operation.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}
