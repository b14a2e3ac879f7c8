use super::{content, objects, owners};
use crate::Stop;
use crate::gateway::{Context, Disposition, Download};
use domain::Refusal;
use domain::files::Preview;

pub async fn preview(cx: &mut Context, op: Preview) -> Result<Download, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let version = content::find(cx, Some(tenant), op.id, op.version).await?;
    owners::shown(cx, version.owner, op.id, version.number).await?;
    let preview = version.preview.ok_or_else(Refusal::not_found)?;
    let (media_type, bytes_total) = objects::described(cx.tx().await?, preview).await?;
    let etag = format!("{}-preview", version.checksum);
    content::download(cx, (preview, bytes_total), (version.name, media_type, etag), Disposition::Inline).await
}
