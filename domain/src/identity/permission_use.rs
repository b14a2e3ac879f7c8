use crate::kernel::{Example, Moment};
use crate::policy::{Permission, RoleRef};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How often each permission was used through each role of one's tenant, and which grants nobody has used.
#[operation(query, identity, rest = GET "/permissions/use", needs = ManageRoles, output = PermissionUse)]
#[derive(Default)]
pub struct UseOfPermissions {
    /// The days to look back, 1 to 90; 30 unless told.
    #[garde(inner(range(min = 1, max = 90)))]
    pub days: Option<u16>,
}

/// The use of permissions in a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PermissionUse {
    /// From when on calls were counted.
    pub since: Moment,
    /// The roles that somebody has, in the order of the columns.
    pub roles: Vec<RoleInUse>,
    /// The permissions that a role of them carries or that were used.
    pub rows: Vec<PermissionUseRow>,
}

/// A role that somebody has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RoleInUse {
    /// Which.
    pub role: RoleRef,
    /// Its wire name, or what the tenant calls it.
    pub name: String,
    /// How many people have it now.
    pub people: u64,
}

/// The use of one permission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PermissionUseRow {
    /// Which.
    pub permission: Permission,
    /// For each of the roles, in their order: the calls of people who have it; `null` where it doesn't carry the
    /// permission; 0 for a grant that nobody has used.
    pub calls: Vec<Option<u64>>,
}

impl Example for UseOfPermissions {
    fn example() -> Self {
        Self { days: Some(30) }
    }
}
