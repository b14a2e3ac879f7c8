use super::uploads::{self, expiry, signed};
use super::{owners, quota, writable};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use domain::Refusal;
use domain::files::{BeginUpload, FileOwner, FileRefusal, FileStatus, UploadDetail, Use, media_of};
use domain::kernel::UploadId;

pub async fn begin_upload(cx: &mut Context, op: BeginUpload) -> Result<UploadDetail, Stop> {
    let actor = cx.actor()?.clone();
    let owner = match op.file_id {
        None => op.owner.unwrap_or_else(|| FileOwner::workspace_of(&actor)),
        Some(file) => {
            let loaded = writable::load(cx, file).await?;
            if loaded.state.status != Some(FileStatus::Kept) {
                return Err(Refusal::from(FileRefusal::Removed).into());
            }
            loaded.state.owner.ok_or_else(Refusal::not_found)?
        }
    };
    owners::allowed(cx, owner, op.file_id, Use::Write).await?;
    let media = media_of(owner.kind, &op.name, op.media_type.as_deref()).ok_or_else(|| {
        let name = op.media_type.as_deref().unwrap_or(&op.name);
        Refusal::new(415, "file_type_not_allowed").with("type", name)
    })?;
    quota::check(cx, actor.tenant_id, op.size_bytes).await?;
    let id = UploadId(new_id());
    sqlx::query!(
        "insert into files.uploads (id, tenant_id, file_id, owner_kind, owner_id, name, media_type, size_bytes, begun_by,
                                    begun_by_name, begun_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id.0,
        actor.tenant_id.0,
        op.file_id.map(|file| file.0),
        owner.kind.as_str(),
        owner.id,
        op.name.trim(),
        media.name,
        signed(op.size_bytes),
        actor.person_id.0,
        actor.name,
        machine_now().0,
        expiry()
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(uploads::find(cx, id).await?.detail())
}
