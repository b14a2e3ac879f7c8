use super::uploads;
use crate::Stop;
use crate::gateway::Context;
use domain::files::CancelUpload;

pub async fn cancel_upload(cx: &mut Context, op: CancelUpload) -> Result<(), Stop> {
    let upload = uploads::find(cx, op.id).await?;
    // The caretaker destroys the objects: a command commits once, and nothing waits for the store before that.
    uploads::take_parts(cx, upload.id).await?;
    sqlx::query!("delete from files.uploads where id = $1", upload.id.0).execute(&mut **cx.tx().await?).await?;
    Ok(())
}
