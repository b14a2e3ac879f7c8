use super::{DirectoryEntry, Provisioned};
use crate::kernel::{Example, ProvisioningId};
use domain_macros::operation;

/// Takes over what the directory says of a person now, in place of what it said before. Who isn't active any more is no
/// member any more: their sessions end and their seat is free at once. Name and address of the account follow where the
/// account is the tenant's alone.
#[operation(command, federation, rest = PUT "/provisioned-people/{id}", needs = ProvisionPeople, entitlement = IdentityProviders, output = Provisioned, idempotent, danger)]
pub struct ChangeProvisioned {
    /// Which one.
    pub id: ProvisioningId,
    /// What the directory says.
    #[garde(dive)]
    pub entry: DirectoryEntry,
    /// Whether they are a member from here on; they are unless told.
    pub active: Option<bool>,
}

impl Example for ChangeProvisioned {
    fn example() -> Self {
        Self { id: super::show_provisioned::example_id(), entry: DirectoryEntry::example(), active: None }
    }
}
