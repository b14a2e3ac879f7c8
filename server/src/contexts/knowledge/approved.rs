//! That a version was approved, as subscribers hear of it.

use crate::store::Stored;
use domain::kernel::{DocumentId, TenantId};
use serde_json::Value;

/// The version that readers see from now on.
#[derive(Clone, Copy, Debug)]
pub struct Approved {
    /// The tenant.
    pub tenant: TenantId,
    /// The document.
    pub document: DocumentId,
    /// The version's number, from 1.
    pub version: u32,
}

impl Approved {
    /// The type of the event that says so.
    pub const TYPES: &[&str] = &["DocumentApproved"];

    /// Those of these events that can be read.
    pub fn among(events: &[Stored]) -> impl Iterator<Item = Self> + Send {
        events.iter().filter_map(|stored| {
            let version = stored.payload.get("version").and_then(Value::as_u64)?;
            let (tenant, document) = (stored.tenant, DocumentId(stored.stream));
            Some(Self { tenant, document, version: u32::try_from(version).ok()? })
        })
    }
}
