use super::writable;
use crate::Stop;
use crate::gateway::Context;
use domain::files::{File, FileCommand, RestoreFile};

pub async fn restore_file(cx: &mut Context, op: RestoreFile) -> Result<(), Stop> {
    let loaded = writable::load(cx, op.id).await?;
    cx.decide::<File>(op.id.0, &loaded, FileCommand::Restore).await
}
