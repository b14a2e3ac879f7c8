use super::writable;
use crate::Stop;
use crate::gateway::Context;
use domain::files::{File, FileCommand, RemoveFile};

pub async fn remove_file(cx: &mut Context, op: RemoveFile) -> Result<(), Stop> {
    let loaded = writable::load(cx, op.id).await?;
    cx.decide::<File>(op.id.0, &loaded, FileCommand::Remove).await
}
