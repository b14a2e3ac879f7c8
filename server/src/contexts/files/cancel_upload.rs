use super::uploads;
use crate::Stop;
use crate::gateway::Context;
use domain::files::CancelUpload;

pub async fn cancel_upload(cx: &mut Context, op: CancelUpload) -> Result<(), Stop> {
    let upload = uploads::find(cx, op.id).await?;
    let parts = uploads::take_parts(cx, upload.id).await?;
    sqlx::query!("delete from files.uploads where id = $1", upload.id.0).execute(&mut **cx.tx().await?).await?;
    cx.commit().await?;
    uploads::destroy(cx, upload.tenant, &parts).await;
    Ok(())
}
