//! Destroying files at once, where what they belong to is gone for good. In transactions of the system.

use super::caretaker;
use crate::Stop;
use crate::gateway::Context;
use domain::files::{File, FileCommand, FileOwner, FileStatus};
use domain::kernel::{FileId, TenantId};

/// The files of an owner whose content isn't destroyed.
///
/// # Errors
/// The database's.
pub async fn files_of(cx: &mut Context, tenant: TenantId, owner: FileOwner) -> Result<Vec<FileId>, Stop> {
    let ids = sqlx::query_scalar!(
        "select id from files.files where tenant_id = $1 and owner_kind = $2 and owner_id = $3 and status <> $4",
        tenant.0,
        owner.kind.as_str(),
        owner.id,
        FileStatus::Purged.as_str()
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(ids.into_iter().map(FileId).collect())
}

/// Destroys a file's content; one that is destroyed already stays so. Each step is durable by itself.
///
/// # Errors
/// The database's.
pub async fn destroy(cx: &mut Context, file: FileId) -> Result<(), Stop> {
    let loaded = cx.load::<File>(file.0).await?;
    match loaded.state.status {
        Some(FileStatus::Kept) => {
            cx.decide::<File>(file.0, &loaded, FileCommand::Remove).await?;
            cx.commit().await?;
            caretaker::purge(cx, file.0).await
        }
        Some(FileStatus::Removed) => caretaker::purge(cx, file.0).await,
        Some(FileStatus::Purged) | None => Ok(()),
    }
}
