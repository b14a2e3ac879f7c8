//! The subscriber that brings in what arrives in spaces: each version of a file becomes a version of a document, once, however
//! often its event comes. What it puts down is done by [`FollowFile`] and [`DestroyFiles`].

use super::destroy_files::DestroyFiles;
use super::follow_file::FollowFile;
use super::who::Who;
use crate::Stop;
use crate::gateway::Services;
use crate::jobs::{Order, enqueue};
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx, read_stream};
use domain::files::{File, FileEvent, FileOwnerKind};
use domain::kernel::{DocumentId, FileId};
use futures::future::BoxFuture;
use std::sync::Arc;
use uuid::Uuid;

/// More versions than a file ever has.
const EVENTS_MAX: i64 = 100_000;
/// The events that add a version to a file.
const VERSIONS: [&str; 2] = ["FileUploaded", "FileVersionAdded"];

/// Brings in what arrives in spaces.
pub struct BringsIn(pub Arc<Services>);

impl Subscriber for BringsIn {
    fn name(&self) -> &'static str {
        "files_into_documents"
    }

    fn types(&self) -> &'static [&'static str] {
        &["FileUploaded", "FileVersionAdded", "FileRemoved", "FileRestored", "DocumentPurged"]
    }

    fn batch(&self) -> usize {
        100
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            for stored in events {
                if stored.kind == "DocumentPurged" {
                    let task = DestroyFiles { tenant: stored.tenant, document: DocumentId(stored.stream) };
                    enqueue(tx, &task, &Order::default()).await?;
                } else {
                    self.follow(tx, stored).await?;
                }
            }
            Ok(())
        })
    }
}

impl BringsIn {
    async fn follow(&self, tx: &mut Tx, stored: &Stored) -> Result<(), Stop> {
        let event = stored.clone().decode::<File>()?.event;
        let (is_ours, removed) = match event {
            FileEvent::FileUploaded { owner, .. } if owner.kind == FileOwnerKind::Space => {
                (note(tx, stored, 1, Some(owner.id)).await?, None)
            }
            FileEvent::FileVersionAdded { .. } => {
                let number = self.number(tx, stored).await?;
                (note(tx, stored, number, None).await?, None)
            }
            FileEvent::FileRemoved {} => (is_known(tx, stored).await?, Some(true)),
            FileEvent::FileRestored {} => (is_known(tx, stored).await?, Some(false)),
            _ => (false, None),
        };
        if !is_ours {
            return Ok(());
        }
        let file = FileId(stored.stream);
        let task = FollowFile { tenant: stored.tenant, file, who: Who::of(&stored.metadata.actor), removed };
        // One after the other: a version is added to the document that the first one became.
        let order = Order { key: Some(format!("follow:{file}")), ..Order::default() };
        enqueue(tx, &task, &order).await
    }

    /// The number of the version that an event added: how manieth of its stream it is.
    async fn number(&self, tx: &mut Tx, stored: &Stored) -> Result<i32, Stop> {
        let so_far = read_stream(tx, &self.0.keys, stored.stream, (stored.version, None), EVENTS_MAX).await?;
        let count = so_far.iter().filter(|event| VERSIONS.contains(&event.kind.as_str())).count();
        i32::try_from(count).map_err(Stop::defect)
    }
}

/// Notes a version that is to be brought in; whether its file is one of a space. `space`: of its first version; later ones
/// belong where that does.
async fn note(tx: &mut Tx, stored: &Stored, number: i32, space: Option<Uuid>) -> Result<bool, Stop> {
    if space.is_none() && !is_known(tx, stored).await? {
        return Ok(false);
    }
    sqlx::query!(
        "insert into knowledge.brought_files (tenant_id, file_id, file_version, space_id)
         select $1, $2, $3, coalesce($4, (select b.space_id from knowledge.brought_files b
                                          where b.tenant_id = $1 and b.file_id = $2 order by b.file_version limit 1))
         on conflict do nothing",
        stored.tenant.0,
        stored.stream,
        number,
        space
    )
    .execute(&mut **tx)
    .await?;
    Ok(true)
}

async fn is_known(tx: &mut Tx, stored: &Stored) -> Result<bool, Stop> {
    let known = sqlx::query_scalar!(
        r#"select exists(select from knowledge.brought_files where tenant_id = $1 and file_id = $2) as "known!""#,
        stored.tenant.0,
        stored.stream
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(known)
}
