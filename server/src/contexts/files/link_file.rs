use super::link_token::Claim;
use super::writable;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Moment;
use domain::files::{File, FileCommand, FileLinkMade, LINK_HOURS_DEFAULT, LinkFile};

pub async fn link_file(cx: &mut Context, op: LinkFile) -> Result<FileLinkMade, Stop> {
    let loaded = writable::load(cx, op.id).await?;
    let version = op.version.unwrap_or(loaded.state.versions);
    let hours = i64::from(op.hours.unwrap_or(LINK_HOURS_DEFAULT));
    let ends_s = machine_now().0.timestamp() + hours * 3_600;
    let expires_at = Moment::from_unix_s(ends_s).ok_or_else(|| Stop::defect("a time out of reach"))?;
    cx.decide::<File>(op.id.0, &loaded, FileCommand::Link { version, expires_at }).await?;
    let claim = Claim { file: op.id, version, ends_s: ends_s.unsigned_abs() };
    let path = format!("/api/v1/file-links/{}", cx.services.files.links.sign(&claim));
    Ok(FileLinkMade { id: op.id, path, expires_at })
}
