use super::AuditRow;
use crate::kernel::{EntryId, Example};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One entry of the audit log with its whole story: everything that the same request led to, in order. Of what an errand of the
/// agent or a run of a pipeline has done, the story is that of the whole errand or run: what was asked, each call and who let it
/// be made, and what came of it.
#[operation(query, platform, rest = GET "/audit-logs/{id}", needs = ReadAuditLog, entitlement = AuditLog, output = AuditStory)]
pub struct AuditEntry {
    /// The entry.
    pub id: EntryId,
}

/// An entry, and what the same request led to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuditStory {
    /// The entry.
    pub entry: AuditStep,
    /// All entries of its request in order, itself among them; at most 200, the nearest to it.
    pub steps: Vec<AuditStep>,
}

/// An entry with what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuditStep {
    /// The entry.
    pub row: AuditRow,
    /// The address that it came from; absent where it isn't known, or the person was erased.
    pub address: Option<String>,
    /// What an event says.
    pub fields: Vec<AuditField>,
}

/// One member of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuditField {
    /// Its name; parts of a member are joined by dots.
    pub name: String,
    /// Its value as text; absent for personal data that is erased, or that the caller may not see.
    pub value: Option<String>,
    /// Whether it is personal data.
    pub personal: bool,
    /// What it was before the event, as earlier ones of the same thing have left it; absent where it wasn't there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What the person is called whose id the value is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
}

impl Example for AuditEntry {
    fn example() -> Self {
        Self { id: EntryId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a01)) }
    }
}
