//! A version's content at once, for contexts that read what their files say.

use super::content::{self, Version};
use super::objects;
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::{FileId, TenantId};
use futures::StreamExt;

/// What a version is, without its content.
///
/// # Errors
/// `resource_not_found`; `file_removed` (410).
pub async fn version_of(cx: &mut Context, tenant: TenantId, file: FileId, number: u32) -> Result<Version, Stop> {
    content::find(cx, Some(tenant), file, Some(number)).await
}

/// The bytes of a version; `None` where there are more than `bytes_max`. The transaction ends before the first byte is read.
///
/// # Errors
/// As [`version_of`], and the store's.
pub async fn whole(
    cx: &mut Context,
    (tenant, file, number): (TenantId, FileId, u32),
    bytes_max: u64,
) -> Result<Option<Vec<u8>>, Stop> {
    let version = version_of(cx, tenant, file, number).await?;
    if version.size_bytes > bytes_max {
        return Ok(None);
    }
    let object = objects::find(cx, version.object).await?;
    cx.commit().await?;
    let mut pieces = cx.services.files.vault.read(&object, version.size_bytes, 0..version.size_bytes).await?;
    let mut bytes = Vec::with_capacity(usize::try_from(version.size_bytes).unwrap_or_default());
    while let Some(piece) = pieces.next().await {
        bytes.extend_from_slice(&piece?);
    }
    Ok(Some(bytes))
}
