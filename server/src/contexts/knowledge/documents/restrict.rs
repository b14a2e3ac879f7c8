use super::super::spaces::require;
use super::find_document;
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::knowledge::{Access, Document, DocumentCommand, RestrictDocument};

pub async fn restrict_document(cx: &mut Context, op: RestrictDocument) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    found.kept()?;
    let before = found.readers.unwrap_or_default();
    let is_new = |access: &&Access| !before.contains(*access);
    let added: Vec<Access> = op.readers.iter().flatten().filter(is_new).copied().collect();
    require(cx, &added, "readers").await?;
    let by = cx.actor()?.person_id;
    let loaded = cx.load::<Document>(op.id.0).await?;
    cx.decide::<Document>(op.id.0, &loaded, DocumentCommand::Restrict { readers: op.readers, by }).await
}
