use super::job_rows::managed;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::platform::{CancelJob, JobStatus};

pub async fn cancel_job(cx: &mut Context, op: CancelJob) -> Result<(), Stop> {
    if managed(cx, op.id).await?.has_ended() {
        return Err(Refusal::new(409, "job_already_ended").into());
    }
    // A worker that is at it notices with its next step, or when it wants to commit.
    sqlx::query!(
        "update platform.jobs set status = $2, input = 'null', ended_at = $3 where id = $1",
        op.id.0,
        JobStatus::Cancelled.as_str(),
        machine_now().0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}
