//! Makes a file of an upload whose last byte has arrived: reads the parts once, checks and hashes them, writes them as
//! one object under a key of its own, and appends the event. It may run twice at the same time: who appends first has
//! made the file, the other answers the same.

use super::uploads::{self, Upload, unsigned};
use super::{objects, writable};
use crate::Stop;
use crate::computing::compute;
use crate::gateway::Context;
use crate::integrations::files::{Fault, Object, Scan, TEXT_BYTES_MAX, Verdict, Writer, picture, text};
use domain::Refusal;
use domain::files::{Content, File, FileCommand, MediaFamily, Proof, UploadDetail, UploadPart};
use domain::kernel::FileId;
use futures::StreamExt;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The largest image that a preview is made of, in bytes of its file.
const PICTURE_BYTES_MAX: u64 = 25 * 1024 * 1024;

/// A part that is stored.
struct Part {
    object: Object,
    size_bytes: u64,
}

/// What reading the content once leaves behind.
struct Read {
    scan: Box<dyn Scan>,
    hash: Sha256,
    /// The content, or its beginning, as far as the preview needs it.
    head: Vec<u8>,
    head_bytes_max: usize,
}

/// Makes the file. It goes on when the caller's connection breaks: whoever asks again finds it done.
///
/// # Errors
/// `malware_found`, or what the file or the stores refuse with.
pub async fn complete(cx: &mut Context, upload: Upload) -> Result<UploadDetail, Stop> {
    let (services, caller) = (cx.services.clone(), cx.caller.clone());
    let work = async move {
        let mut cx = Context::for_look::<UploadPart>(&services, &caller, domain::policy::Reach::Own);
        carry_out(&mut cx, upload).await
    };
    tokio::spawn(work).await.map_err(Stop::defect)?
}

async fn carry_out(cx: &mut Context, upload: Upload) -> Result<UploadDetail, Stop> {
    let parts = parts(cx, &upload).await?;
    let object = objects::draw(cx, upload.tenant).await?;
    cx.commit().await?;
    let mut writer = cx.services.files.vault.writer(&object);
    let mut read = Read::new(cx, &upload);
    match read.all(cx, &parts, &mut writer).await {
        Ok(Verdict::Clean) => writer.finish().await?,
        Ok(Verdict::Malware { name }) => {
            writer.abort().await;
            uploads::refuse(cx, &upload, "malware_found").await?;
            tracing::warn!(tenant = %upload.tenant, malware = name, "an upload was refused");
            return Err(Refusal::new(400, "malware_found").with("malware", name).into());
        }
        Err(fault) => {
            writer.abort().await;
            return Err(fault.into());
        }
    }
    let preview = preview(cx, &upload, read.head).await?;
    let content = Content {
        object: object.id,
        preview,
        media_type: upload.media.name.to_owned(),
        size_bytes: upload.size_bytes,
        checksum: read.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    record(cx, upload, content).await
}

async fn parts(cx: &mut Context, upload: &Upload) -> Result<Vec<Part>, Stop> {
    let rows = sqlx::query!(
        "select object_id, size_bytes from files.upload_parts where upload_id = $1 order by offset_bytes",
        upload.id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let mut parts = Vec::with_capacity(rows.len());
    for row in rows {
        let object = objects::find(cx, row.object_id).await?;
        parts.push(Part { object, size_bytes: unsigned(row.size_bytes) });
    }
    Ok(parts)
}

impl Read {
    fn new(cx: &Context, upload: &Upload) -> Self {
        let pictured = upload.media.family == MediaFamily::Image && upload.size_bytes <= PICTURE_BYTES_MAX;
        let head_bytes_max = if pictured { PICTURE_BYTES_MAX as usize } else { TEXT_BYTES_MAX };
        Self { scan: cx.services.files.scanner.begin(), hash: Sha256::new(), head: Vec::new(), head_bytes_max }
    }

    async fn all(&mut self, cx: &Context, parts: &[Part], writer: &mut Writer) -> Result<Verdict, Fault> {
        let vault = &cx.services.files.vault;
        for part in parts {
            let mut pieces = vault.read(&part.object, part.size_bytes, 0..part.size_bytes).await?;
            while let Some(piece) = pieces.next().await {
                let piece = piece?;
                if let malware @ Verdict::Malware { .. } = self.scan.feed(&piece).await? {
                    return Ok(malware);
                }
                self.hash.update(&piece);
                let wanted = self.head_bytes_max - self.head.len();
                self.head.extend_from_slice(&piece[..piece.len().min(wanted)]);
                writer.write(&piece).await?;
            }
        }
        self.scan.end().await
    }
}

/// Stores a preview, where one can be made. A file without one is a file all the same.
async fn preview(cx: &mut Context, upload: &Upload, head: Vec<u8>) -> Result<Option<Uuid>, Stop> {
    let media = upload.media;
    let made = match (media.family, media.proof) {
        (MediaFamily::Image, _) if upload.size_bytes <= PICTURE_BYTES_MAX => {
            // A decoder that panics on a crafted image costs the preview, not the upload.
            compute(move || picture(media.name, &head)).await.unwrap_or_default()
        }
        (_, Proof::Text) => text(&head),
        _ => None,
    };
    let Some(made) = made else { return Ok(None) };
    let object = objects::draw(cx, upload.tenant).await?;
    cx.commit().await?;
    cx.services.files.vault.write(&object, &made.bytes).await?;
    objects::describe(cx.tx().await?, object.id, &made).await?;
    cx.commit().await?;
    Ok(Some(object.id))
}

/// The end: event, projections and upload in one transaction.
async fn record(cx: &mut Context, upload: Upload, content: Content) -> Result<UploadDetail, Stop> {
    let id = upload.id;
    let status = sqlx::query_scalar!("select status from files.uploads where id = $1 for update", id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    if status != "open" {
        // Another process was quicker; what this one wrote is left to the caretaker.
        return Ok(uploads::find(cx, id).await?.detail());
    }
    let stored: Vec<Uuid> = core::iter::once(content.object).chain(content.preview).collect();
    let (by, by_name) = (upload.begun_by, upload.begun_by_name.clone());
    let (file, version) = match upload.file_id {
        None => {
            let file = FileId(crate::ambient::new_id());
            let command = FileCommand::Upload { owner: upload.owner, name: upload.name.clone(), content, by, by_name };
            cx.create::<File>(upload.tenant, file.0, command).await?;
            (file, 1)
        }
        Some(file) => {
            let loaded = writable::load(cx, file).await?;
            let command = FileCommand::AddVersion { content, by, by_name };
            cx.decide::<File>(file.0, &loaded, command).await?;
            (file, loaded.state.versions + 1)
        }
    };
    objects::keep(cx.tx().await?, &stored).await?;
    sqlx::query!(
        "update files.uploads set status = 'done', done_file_id = $2, done_version = $3 where id = $1",
        id.0,
        file.0,
        i32::try_from(version).unwrap_or(i32::MAX)
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    let parts = uploads::take_parts(cx, id).await?;
    let detail = uploads::find(cx, id).await?.detail();
    cx.commit().await?;
    uploads::destroy(cx, upload.tenant, &parts).await;
    Ok(detail)
}
