//! A file that the actor may change.

use super::owners;
use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::files::{File, Use};
use domain::kernel::FileId;

/// The file, if the policy of its owner lets the actor change it.
///
/// # Errors
/// `resource_not_found`, or the missing permission.
pub async fn load(cx: &mut Context, id: FileId) -> Result<Loaded<File>, Stop> {
    let loaded = cx.load::<File>(id.0).await?;
    let owner = loaded.state.owner.ok_or_else(Refusal::not_found)?;
    owners::allowed(cx, owner, Some(id), Use::Write).await?;
    Ok(loaded)
}
