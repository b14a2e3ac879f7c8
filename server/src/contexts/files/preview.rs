use super::{content, objects};
use crate::Stop;
use crate::gateway::{Context, Disposition, Download};
use domain::Refusal;
use domain::files::{Preview, Use};

pub async fn preview(cx: &mut Context, op: Preview) -> Result<Download, Stop> {
    let actor = cx.actor()?.clone();
    let version = content::find(cx, Some(actor.tenant_id), op.id, op.version).await?;
    version.owner.allows(&actor, Use::Read)?;
    let preview = version.preview.ok_or_else(Refusal::not_found)?;
    let (media_type, bytes_total) = objects::described(cx.tx().await?, preview).await?;
    let etag = format!("{}-preview", version.checksum);
    content::download(cx, (preview, bytes_total), (version.name, media_type, etag), Disposition::Inline).await
}
