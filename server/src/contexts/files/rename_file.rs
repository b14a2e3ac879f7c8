use super::writable;
use crate::Stop;
use crate::gateway::Context;
use domain::files::{File, FileCommand, RenameFile};

pub async fn rename_file(cx: &mut Context, op: RenameFile) -> Result<(), Stop> {
    let loaded = writable::load(cx, op.id).await?;
    cx.decide::<File>(op.id.0, &loaded, FileCommand::Rename { name: op.name.trim().to_owned() }).await
}
