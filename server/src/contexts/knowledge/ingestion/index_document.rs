use super::index::index;
use crate::Stop;
use crate::gateway::Gateway;
use crate::jobs::Task;
use domain::kernel::{DocumentId, TenantId};
use serde::{Deserialize, Serialize};

/// Puts the approved version of a document into the index. One that another was approved in the place of meanwhile is left.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct IndexDocument {
    /// The tenant.
    pub tenant: TenantId,
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub version: u32,
}

impl Task for IndexDocument {
    const NAME: &'static str = "index_document";
    const ATTEMPTS_MAX: i16 = 8;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        index(gateway.services(), &self).await.map(drop)
    }
}

impl IndexDocument {
    /// The version as columns have it.
    pub(super) fn number(&self) -> i32 {
        i32::try_from(self.version).unwrap_or(i32::MAX)
    }
}
