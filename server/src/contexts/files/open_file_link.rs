use super::content;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, Download};
use domain::Refusal;
use domain::files::OpenFileLink;

pub async fn open_file_link(cx: &mut Context, op: OpenFileLink) -> Result<Download, Stop> {
    let claim = cx.services.files.links.read(&op.token).ok_or_else(Refusal::not_found)?;
    if machine_now().0.timestamp().unsigned_abs() >= claim.ends_s {
        return Err(Refusal::new(410, "link_expired").into());
    }
    // Whoever holds the link is asked nothing else: not who they are, nor where they are signed in.
    cx.caller.actor = None;
    let version = content::find(cx, None, claim.file, Some(claim.version)).await?;
    content::answer(cx, version).await
}
