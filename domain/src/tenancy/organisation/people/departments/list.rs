use crate::kernel::{DepartmentId, Example, LIMIT_MAX, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The departments of one's own tenant as a list, with search.
#[operation(query, tenancy, rest = GET "/departments", needs = ReadOrganisation, output = Page<DepartmentRow>)]
#[derive(Default)]
pub struct Departments {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<DepartmentSort>,
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    DepartmentSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
    }
}

/// A department.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DepartmentRow {
    /// Its id.
    pub id: DepartmentId,
    /// What people call it.
    pub name: String,
    /// The one that it stands below; absent: it stands at the top.
    pub parent_id: Option<DepartmentId>,
    /// How many people work in it, without those below.
    pub people: u32,
}

/// The departments of one's own tenant, all of them, for the tree.
#[operation(query, tenancy, rest = GET "/department-tree", needs = ReadOrganisation, output = AllDepartments)]
pub struct DepartmentTree {}

/// Every department of a tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AllDepartments {
    /// By name.
    pub departments: Vec<DepartmentRow>,
}

impl Example for Departments {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(DepartmentSort::Name), ..Self::default() }
    }
}

impl Example for DepartmentTree {
    fn example() -> Self {
        Self {}
    }
}
