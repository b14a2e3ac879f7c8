//! Takes the bytes of a part as they come. Every full part is an object of its own before the next bytes are read, so
//! that a broken connection, a restart or another process loses none of what was answered for.

use super::uploads::{self, Upload, expiry, signed};
use super::{complete, objects};
use crate::Stop;
use crate::gateway::{Context, UploadBody};
use crate::integrations::files::{CHUNK_BYTES, check};
use domain::Refusal;
use domain::files::{PART_BYTES, UploadDetail, UploadPart, UploadStatus};
use std::time::{Duration, Instant};

/// What is looked at to tell the type.
const HEAD_BYTES: usize = 8 * 1024;
/// How long bytes stay in memory alone.
const PATIENCE: Duration = Duration::from_secs(10);

pub async fn upload_part(cx: &mut Context, op: UploadPart, mut body: UploadBody) -> Result<UploadDetail, Stop> {
    let mut upload = uploads::find(cx, op.id).await?;
    cx.commit().await?;
    match (upload.status, upload.refusal.as_deref()) {
        (UploadStatus::Done, _) if op.offset == upload.size_bytes => return Ok(upload.detail()),
        (UploadStatus::Refused, Some(_)) => return Err(Refusal::new(409, "upload_refused").into()),
        _ if op.offset != upload.offset => return Err(elsewhere(&upload).into()),
        _ => {}
    }
    take(cx, &mut upload, &mut body).await?;
    if upload.offset == upload.size_bytes {
        return complete::complete(cx, upload).await;
    }
    Ok(uploads::find(cx, op.id).await?.detail())
}

/// Reads the body to its end and keeps what has come of it, even if it breaks off.
async fn take(cx: &mut Context, upload: &mut Upload, body: &mut UploadBody) -> Result<(), Stop> {
    let part_bytes = PART_BYTES as usize;
    let mut part = Vec::with_capacity(part_bytes);
    let (before, mut kept_at) = (upload.offset, Instant::now());
    loop {
        let mut piece = match body.next().await {
            Ok(Some(piece)) => piece,
            Ok(None) => break,
            Err(broken) => {
                keep(cx, upload, &part).await?;
                return Err(broken);
            }
        };
        if upload.offset + (part.len() + piece.len()) as u64 > upload.size_bytes {
            return Err(Refusal::new(400, "upload_too_long").with("size", upload.size_bytes).into());
        }
        while part.len() + piece.len() >= part_bytes {
            part.extend_from_slice(&piece.split_to(part_bytes - part.len()));
            keep(cx, upload, &part).await?;
            part.clear();
            kept_at = Instant::now();
        }
        part.extend_from_slice(&piece);
        // A request lasts a minute at most: a slow connection gets further all the same.
        if kept_at.elapsed() > PATIENCE && part.len() >= CHUNK_BYTES {
            let whole = part.len() - part.len() % CHUNK_BYTES;
            keep(cx, upload, &part[..whole]).await?;
            part.drain(..whole);
            kept_at = Instant::now();
        }
    }
    let is_crumb = !part.is_empty();
    keep(cx, upload, &part).await?;
    if is_crumb && upload.offset == before {
        return Err(Refusal::new(400, "upload_part_short").with("least", CHUNK_BYTES).into());
    }
    Ok(())
}

/// Stores a part as an object of its own and moves the upload's offset. What is no multiple of a chunk is dropped,
/// unless it is the end of the file: the caller is told the offset and sends it again.
async fn keep(cx: &mut Context, upload: &mut Upload, part: &[u8]) -> Result<(), Stop> {
    let is_end = upload.offset + part.len() as u64 == upload.size_bytes;
    let part = if is_end { part } else { &part[..part.len() - part.len() % CHUNK_BYTES] };
    if part.is_empty() {
        return Ok(());
    }
    if upload.offset == 0 {
        is_what_it_says(cx, upload, part).await?;
    }
    let object = objects::draw(cx, upload.tenant).await?;
    cx.commit().await?;
    let vault = cx.services.files.vault.clone();
    vault.write(&object, part).await?;
    let length = signed(part.len() as u64);
    let moved = sqlx::query!(
        "update files.uploads set offset_bytes = offset_bytes + $3, expires_at = $4
         where id = $1 and offset_bytes = $2 and status = 'open'",
        upload.id.0,
        signed(upload.offset),
        length,
        expiry()
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    if moved.rows_affected() == 0 {
        // Somebody else sent the same part, or the upload was cancelled.
        objects::release(cx.tx().await?, &[object.id]).await?;
        cx.commit().await?;
        uploads::destroy(cx, upload.tenant, &[object.id]).await;
        return Err(elsewhere(&uploads::find(cx, upload.id).await?).into());
    }
    sqlx::query!(
        "insert into files.upload_parts (upload_id, offset_bytes, tenant_id, size_bytes, object_id)
         values ($1, $2, $3, $4, $5)",
        upload.id.0,
        signed(upload.offset),
        upload.tenant.0,
        length,
        object.id
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    cx.commit().await?;
    upload.offset += part.len() as u64;
    Ok(())
}

/// Refuses content that isn't of the declared type as soon as its first bytes are there.
async fn is_what_it_says(cx: &mut Context, upload: &Upload, part: &[u8]) -> Result<(), Stop> {
    let Err(mismatch) = check(upload.media, &part[..part.len().min(HEAD_BYTES)]) else { return Ok(()) };
    uploads::refuse(cx, upload, "file_type_mismatch").await?;
    let found = mismatch.found.unwrap_or("?");
    Err(Refusal::new(415, "file_type_mismatch").with("type", upload.media.name).with("found", found).into())
}

fn elsewhere(upload: &Upload) -> Refusal {
    Refusal::new(409, "upload_offset").with("offset", upload.offset)
}
