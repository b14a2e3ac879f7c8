use crate::kernel::{DepartmentId, Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Adds a department to one's own tenant.
#[operation(command, tenancy, rest = POST "/departments", needs = ManageOrganisation, output = DepartmentAdded, creates)]
pub struct AddDepartment {
    /// What people call it; no two below the same one are called alike.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// The department that it stands below; absent: at the top.
    pub parent_id: Option<DepartmentId>,
}

/// The department stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DepartmentAdded {
    /// Its id.
    pub id: DepartmentId,
}

/// Calls a department something else.
#[operation(command, tenancy, rest = PATCH "/departments/{id}", needs = ManageOrganisation, idempotent)]
pub struct ChangeDepartment {
    /// The department.
    pub id: DepartmentId,
    /// What people call it.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
}

/// Puts a department, with all below it, below another one or at the top.
#[operation(command, tenancy, rest = PUT "/departments/{id}/parent", needs = ManageOrganisation, idempotent)]
pub struct MoveDepartment {
    /// The department.
    pub id: DepartmentId,
    /// The one that it stands below from now on; absent: at the top.
    pub parent_id: Option<DepartmentId>,
}

/// Removes a department that has none below it. Its people are in no department then.
#[operation(command, tenancy, rest = DELETE "/departments/{id}", needs = ManageOrganisation)]
pub struct RemoveDepartment {
    /// The department.
    pub id: DepartmentId,
}

impl Example for AddDepartment {
    fn example() -> Self {
        Self { name: "Purchasing".into(), parent_id: None }
    }
}

impl Example for ChangeDepartment {
    fn example() -> Self {
        Self { id: example_id(), name: "Sourcing".into() }
    }
}

impl Example for MoveDepartment {
    fn example() -> Self {
        Self { id: example_id(), parent_id: Some(example_parent()) }
    }
}

impl Example for RemoveDepartment {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> DepartmentId {
    DepartmentId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0054))
}

pub(super) const fn example_parent() -> DepartmentId {
    DepartmentId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0055))
}
