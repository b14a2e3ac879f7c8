use crate::kernel::{Example, RoleId, rules};
use crate::policy::{Permission, Permissions};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes a role for one's own tenant. It can allow what its maker may, and nothing more.
#[operation(command, identity, rest = POST "/roles", needs = ManageRoles, entitlement = OwnRoles, output = RoleMade, creates, danger)]
pub struct CreateRole {
    /// What people call it; no two roles of a tenant bear the same name.
    #[garde(length(chars, min = 1, max = 60), custom(rules::line))]
    pub name: String,
    /// What it is for.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub description: Option<String>,
    /// What it allows; nothing unless told.
    pub permissions: Option<Permissions>,
    /// What it denies, whatever other roles allow.
    pub denied: Option<Permissions>,
}

/// The role can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RoleMade {
    /// Its id.
    pub id: RoleId,
}

impl Example for CreateRole {
    fn example() -> Self {
        Self {
            name: "Reader".into(),
            description: Some("Reads files and runs, and changes nothing.".into()),
            permissions: Some(Permissions::of(&[
                Permission::EnterClient,
                Permission::ReadExecutions,
                Permission::ReadFiles,
            ])),
            denied: None,
        }
    }
}

pub(super) const fn example_id() -> RoleId {
    RoleId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0021))
}
