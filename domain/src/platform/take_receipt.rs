use crate::kernel::{Example, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// A receipt for one's own tenant: the signed seals that cover its events and accesses, and the proof that each of them is
/// in. Keep it: with any tool, and without asking whoever runs Portico, it shows later that nothing was rewritten.
#[operation(query, platform, rest = GET "/audit-receipt", needs = ReadAuditLog, output = AuditReceipt)]
#[derive(Default)]
pub struct TakeReceipt {
    /// Seals after this number; from the first one unless told.
    pub after: Option<u32>,
}

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuditReceipt {
    /// `portico-receipt/1`.
    pub format: String,
    /// Whose rows it confirms.
    pub tenant_id: TenantId,
    /// The seals that cover rows of the tenant, in their order; at most 50.
    pub seals: Vec<ReceiptSeal>,
    /// The number to ask for more after; absent where there are no more.
    pub next: Option<u32>,
}

/// A seal with the tenant's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ReceiptSeal {
    /// The signed text: the seal as JSON.
    pub payload: String,
    /// Ed25519 (RFC 8032) over the bytes of `payload`, base64.
    pub signature: String,
    /// The key to check it with, 32 bytes in base64.
    pub public_key: String,
    /// The tenant's rows in it.
    pub rows: Vec<ReceiptRow>,
}

/// One row, and the way from it to the signed root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ReceiptRow {
    /// Kind, id, tenant, stream, version and hash in one line; `-` stands for what isn't there.
    pub leaf: String,
    /// Its place among the rows of the seal, from 0.
    pub index: u32,
    /// The hashes beside the way to the root, hexadecimal, from the leaf up (RFC 6962, section 2.1.1).
    pub path: Vec<String>,
}

impl Example for TakeReceipt {
    fn example() -> Self {
        Self { after: Some(0) }
    }
}
