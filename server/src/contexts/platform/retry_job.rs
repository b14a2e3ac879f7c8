use super::job_rows::managed;
use crate::Stop;
use crate::gateway::Context;
use crate::jobs::queue_job;
use domain::Refusal;
use domain::platform::{JobStatus, RetryJob};

pub async fn retry_job(cx: &mut Context, op: RetryJob) -> Result<(), Stop> {
    if managed(cx, op.id).await? != JobStatus::Failed {
        return Err(Refusal::new(409, "job_not_failed").into());
    }
    let db = cx.tx().await?;
    sqlx::query!(
        "update platform.jobs set status = $2, attempts = 0, done = 0, total = null, error = null, ended_at = null
         where id = $1",
        op.id.0,
        JobStatus::Queued.as_str()
    )
    .execute(&mut **db)
    .await?;
    queue_job(db, op.id).await
}
