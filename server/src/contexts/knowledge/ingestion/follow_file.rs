//! The task that does for a file of a space what its events ask for: brings in its versions, and takes its document away or back
//! with it. In the name of whoever sent it, with the rights that they have by then.

use super::who::Who;
use crate::Stop;
use crate::contexts::files;
use crate::contexts::knowledge::reading::{Incoming, add_version, bring_in};
use crate::gateway::{Caller, Context, Gateway, Services};
use crate::jobs::Task;
use domain::Refusal;
use domain::kernel::{DocumentId, FileId, SpaceId, TenantId};
use domain::knowledge::{DocumentKind, FileVersion, RemoveDocument, RestoreDocument, TITLE_CHARS_MAX, TextFormat};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Does what the events of a file of a space ask for.
#[derive(Debug, Serialize, Deserialize)]
pub struct FollowFile {
    /// The tenant.
    pub tenant: TenantId,
    /// The file.
    pub file: FileId,
    /// Who did what this follows from.
    pub who: Who,
    /// Whether the file was removed, or restored; `None`: it has another version.
    pub removed: Option<bool>,
}

impl Task for FollowFile {
    const NAME: &'static str = "follow_file";
    const ATTEMPTS_MAX: i16 = 8;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services().clone();
        let caller = self.who.caller(&services, self.tenant).await?;
        // Also where only a removal is followed: an order that was replaced by this one may have been for a version.
        while self.bring_next(&services, caller.as_ref()).await? {}
        match (self.removed, caller) {
            (Some(removed), Some(caller)) => self.remove_or_restore(&gateway, caller, removed).await,
            _ => Ok(()),
        }
    }
}

/// A version that is to be brought in.
struct Next {
    number: i32,
    space: SpaceId,
    /// What the versions before it became.
    document: Option<DocumentId>,
}

impl FollowFile {
    /// Brings the next version in; whether there was one. What it comes to and the mark that it did are one transaction.
    async fn bring_next(&self, services: &Arc<Services>, caller: Option<&Caller>) -> Result<bool, Stop> {
        let Some(caller) = caller else { return self.refuse_next(services, "not_signed_in").await };
        let mut cx = Context::of_worker(services, caller.clone(), "knowledge.bring_in_file");
        cx.now = caller.test_clock.unwrap_or(cx.now);
        let Some(next) = self.next(&mut cx).await? else { return Ok(false) };
        match self.bring(&mut cx, &next).await {
            Ok((document, version)) => {
                self.mark(&mut cx, next.number, document, version).await?;
                cx.commit().await?;
                Ok(true)
            }
            // Who sent it may no longer write there, or has taken the file away again: that won't change by itself.
            Err(Stop::Refused(refusal)) if refusal.status < 500 && refusal != Refusal::conflict() => {
                drop(cx);
                self.refuse_next(services, &refusal.code).await
            }
            Err(stop) => Err(stop),
        }
    }

    async fn next(&self, cx: &mut Context) -> Result<Option<Next>, Stop> {
        let row = sqlx::query!(
            "select file_version, space_id from knowledge.brought_files
             where tenant_id = $1 and file_id = $2 and document_id is null and refusal is null
             order by file_version limit 1 for update",
            self.tenant.0,
            self.file.0
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let document = sqlx::query_scalar!(
            r#"select document_id as "document!" from knowledge.brought_files
               where tenant_id = $1 and file_id = $2 and document_id is not null order by file_version limit 1"#,
            self.tenant.0,
            self.file.0
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        Ok(Some(Next { number: row.file_version, space: SpaceId(row.space_id), document: document.map(DocumentId) }))
    }

    async fn bring(&self, cx: &mut Context, next: &Next) -> Result<(Uuid, i32), Stop> {
        let version = next.number.unsigned_abs();
        let found = files::version_of(cx, self.tenant, self.file, version).await?;
        let file = FileVersion { file: self.file, version, media_type: found.media_type, size_bytes: found.size_bytes };
        let incoming = Incoming {
            space: next.space,
            parent: None,
            kind: DocumentKind::File,
            // Names of files may be longer.
            title: found.name.chars().take(TITLE_CHARS_MAX).collect(),
            tags: Vec::new(),
            body: None,
            format: TextFormat::Plain,
            file: Some(file),
        };
        match next.document {
            None => Ok((bring_in(cx, incoming).await?.0, 1)),
            Some(document) => {
                let number = add_version(cx, document, incoming).await?;
                Ok((document.0, i32::try_from(number).map_err(Stop::defect)?))
            }
        }
    }

    async fn mark(&self, cx: &mut Context, number: i32, document: Uuid, version: i32) -> Result<(), Stop> {
        sqlx::query!(
            "update knowledge.brought_files set document_id = $4, document_version = $5
             where tenant_id = $1 and file_id = $2 and file_version = $3",
            self.tenant.0,
            self.file.0,
            number,
            document,
            version
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        Ok(())
    }

    /// Notes why the next version became no document; whether there was one.
    async fn refuse_next(&self, services: &Services, code: &str) -> Result<bool, Stop> {
        let mut tx = services.db.as_system("a file that isn't brought in").await?;
        let refused = sqlx::query!(
            "update knowledge.brought_files set refusal = $3
             where tenant_id = $1 and file_id = $2 and document_id is null and refusal is null
               and file_version = (select min(b.file_version) from knowledge.brought_files b
                                   where b.tenant_id = $1 and b.file_id = $2 and b.document_id is null
                                     and b.refusal is null)",
            self.tenant.0,
            self.file.0,
            code
        )
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        if refused > 0 {
            tracing::info!(tenant = %self.tenant, file = %self.file, code, "a file becomes no document");
        }
        Ok(refused > 0)
    }

    /// The document goes, or comes back, with its file. One that went by itself stays as it is.
    async fn remove_or_restore(&self, gateway: &Gateway, caller: Caller, removed: bool) -> Result<(), Stop> {
        let mut tx = gateway.services().db.as_system("the document of a file").await?;
        let document = sqlx::query_scalar!(
            r#"select document_id as "document!" from knowledge.brought_files
               where tenant_id = $1 and file_id = $2 and document_id is not null order by file_version limit 1"#,
            self.tenant.0,
            self.file.0
        )
        .fetch_optional(&mut *tx)
        .await?;
        drop(tx);
        let Some(id) = document.map(DocumentId) else { return Ok(()) };
        let done = if removed {
            gateway.call(caller, RemoveDocument { id }).await.map(drop)
        } else {
            gateway.call(caller, RestoreDocument { id }).await.map(drop)
        };
        match done {
            Err(refusal) if refusal.status >= 500 || refusal == Refusal::conflict() => Err(refusal.into()),
            _ => Ok(()),
        }
    }
}
