use super::content;
use crate::Stop;
use crate::gateway::{self, Context};
use domain::files::{Download, Use};

pub async fn download(cx: &mut Context, op: Download) -> Result<gateway::Download, Stop> {
    let actor = cx.actor()?.clone();
    let version = content::find(cx, Some(actor.tenant_id), op.id, op.version).await?;
    version.owner.allows(&actor, Use::Read)?;
    content::answer(cx, version).await
}
