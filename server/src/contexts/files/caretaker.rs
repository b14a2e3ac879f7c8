//! Clears away: uploads that nobody goes on with, files that were removed long ago, objects that nothing came of.
//! Several processes may do it at once: each step can be repeated.

use super::{objects, uploads};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::jobs::Task;
use chrono::TimeDelta;
use domain::files::{File, FileCommand, RemoveFile};
use domain::kernel::TenantId;
use domain::policy::Reach;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// How long a removed file can be restored.
const RESTORABLE_DAYS: i64 = 30;
/// What one transaction takes, so that none is long.
const BATCH: i64 = 100;

/// A round of clearing away.
#[derive(Serialize, Deserialize)]
pub struct TidyFiles {}

impl Task for TidyFiles {
    const NAME: &'static str = "tidy_files";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        tidy(gateway.services()).await.map(|_| ())
    }
}

/// One round. Answers how many objects were destroyed.
///
/// # Errors
/// The database's or the store's; what was done stays done.
pub async fn tidy(services: &Arc<Services>) -> Result<usize, Stop> {
    give_up_uploads(services).await?;
    purge_removed(services).await?;
    let mut destroyed = 0;
    loop {
        let now = destroy_batch(services).await?;
        destroyed += now;
        if now == 0 {
            return Ok(destroyed);
        }
    }
}

fn context(services: &Arc<Services>) -> Context {
    Context::for_look::<RemoveFile>(services, &Caller::system("clearing away files", Door::Worker), Reach::Own)
}

async fn give_up_uploads(services: &Arc<Services>) -> Result<(), Stop> {
    let mut cx = context(services);
    let ended = sqlx::query_scalar!("select id from files.uploads where expires_at < $1", machine_now().0)
        .fetch_all(&mut **cx.tx().await?)
        .await?;
    for id in ended {
        uploads::take_parts(&mut cx, domain::kernel::UploadId(id)).await?;
        sqlx::query!("delete from files.uploads where id = $1", id).execute(&mut **cx.tx().await?).await?;
        cx.commit().await?;
    }
    Ok(())
}

async fn purge_removed(services: &Arc<Services>) -> Result<(), Stop> {
    let mut cx = context(services);
    let since = cx.now.0 - TimeDelta::days(RESTORABLE_DAYS);
    let files = sqlx::query_scalar!(
        "select id from files.files where status = 'removed' and removed_at < $1 limit $2",
        since,
        BATCH
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    for file in files {
        purge(&mut cx, file).await?;
    }
    Ok(())
}

pub(super) async fn purge(cx: &mut Context, file: Uuid) -> Result<(), Stop> {
    let rows = sqlx::query!("select object_id, preview_id from files.file_versions where file_id = $1", file)
        .fetch_all(&mut **cx.tx().await?)
        .await?;
    let stored: Vec<Uuid> =
        rows.into_iter().flat_map(|row| core::iter::once(row.object_id).chain(row.preview_id)).collect();
    let loaded = cx.load::<File>(file).await?;
    cx.decide::<File>(file, &loaded, FileCommand::Purge).await?;
    objects::release(cx.tx().await?, &stored).await?;
    cx.commit().await
}

/// Destroys objects whose time is over and that no upload waits for: in the store first, then in the index, so that
/// none is forgotten.
async fn destroy_batch(services: &Arc<Services>) -> Result<usize, Stop> {
    let mut cx = context(services);
    let rows = sqlx::query!(
        "select id, tenant_id from files.stored_objects o
         where kept_until < $1 and not exists (select from files.upload_parts p where p.object_id = o.id)
         order by kept_until limit $2",
        machine_now().0,
        BATCH
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    cx.commit().await?;
    for row in &rows {
        services.files.vault.delete(TenantId(row.tenant_id), row.id).await?;
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    sqlx::query!("delete from files.stored_objects where id = any($1) and kept_until is not null", &ids)
        .execute(&mut **cx.tx().await?)
        .await?;
    cx.commit().await?;
    Ok(ids.len())
}
