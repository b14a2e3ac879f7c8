use super::job_rows::detail;
use crate::Stop;
use crate::gateway::Context;
use domain::platform::{JobDetail, ShowJob};

pub async fn show_job(cx: &mut Context, op: ShowJob) -> Result<JobDetail, Stop> {
    detail(cx, op.id).await
}
