use super::uploads;
use crate::Stop;
use crate::gateway::Context;
use domain::files::{ShowUpload, UploadDetail};

pub async fn show_upload(cx: &mut Context, op: ShowUpload) -> Result<UploadDetail, Stop> {
    Ok(uploads::find(cx, op.id).await?.detail())
}
