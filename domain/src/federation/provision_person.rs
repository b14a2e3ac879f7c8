use super::DirectoryEntry;
use crate::kernel::{Example, Moment, PersonId, ProvisioningId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives somebody of whom the tenant's directory speaks an account and a membership. Their address belongs to a domain
/// that the tenant has verified; the provider of that domain says which roles they get. Whoever has an account that lies
/// elsewhere is invited instead.
#[operation(command, federation, rest = POST "/provisioned-people", needs = ProvisionPeople, entitlement = IdentityProviders, output = Provisioned, creates, danger)]
pub struct ProvisionPerson {
    /// What the directory says of them.
    #[garde(dive)]
    pub entry: DirectoryEntry,
    /// Whether they are a member now; they are unless told.
    pub active: Option<bool>,
}

/// What the directory says of a person, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Provisioned {
    /// Its id.
    pub id: ProvisioningId,
    /// Whose account it is.
    pub person_id: PersonId,
    /// What the directory says.
    pub entry: DirectoryEntry,
    /// Whether they are a member of the tenant.
    pub active: bool,
    /// Since when the directory keeps their account.
    pub created_at: Moment,
    /// When it last said something else.
    pub changed_at: Moment,
}

impl Example for ProvisionPerson {
    fn example() -> Self {
        Self { entry: DirectoryEntry::example(), active: None }
    }
}
