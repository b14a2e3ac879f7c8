use super::{content, owners};
use crate::Stop;
use crate::gateway::{self, Context};
use domain::files::Download;

pub async fn download(cx: &mut Context, op: Download) -> Result<gateway::Download, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let version = content::find(cx, Some(tenant), op.id, op.version).await?;
    owners::shown(cx, version.owner, op.id, version.number).await?;
    content::answer(cx, version).await
}
