use crate::Stop;
use crate::contexts::files::{destroy, files_of};
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::Task;
use domain::files::{FileOwner, FileOwnerKind};
use domain::kernel::{DocumentId, FileId, TenantId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Destroys the files of a document that is gone for good: those that it was, and those that were attached to it.
#[derive(Debug, Serialize, Deserialize)]
pub struct DestroyFiles {
    /// The tenant.
    pub tenant: TenantId,
    /// The document.
    pub document: DocumentId,
}

impl Task for DestroyFiles {
    const NAME: &'static str = "destroy_files";
    const ATTEMPTS_MAX: i16 = 8;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let caller = Caller::system("a document that is gone for good", Door::Worker);
        let mut cx = Context::of_worker(gateway.services(), caller, "knowledge.destroy_files");
        let brought = sqlx::query_scalar!(
            "select distinct file_id from knowledge.brought_files where tenant_id = $1 and document_id = $2",
            self.tenant.0,
            self.document.0
        )
        .fetch_all(&mut **cx.tx().await?)
        .await?;
        let attached = FileOwner { kind: FileOwnerKind::Document, id: self.document.0 };
        let attached = files_of(&mut cx, self.tenant, attached).await?;
        let all: BTreeSet<FileId> = brought.into_iter().map(FileId).chain(attached).collect();
        for file in all {
            destroy(&mut cx, file).await?;
        }
        sqlx::query!(
            "delete from knowledge.brought_files where tenant_id = $1 and document_id = $2",
            self.tenant.0,
            self.document.0
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        cx.commit().await
    }
}
