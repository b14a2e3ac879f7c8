use super::change::example_id;
use crate::kernel::{DepartmentId, Example, LIMIT_MAX, Moment, Page, PersonId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Says in which department a member of the tenant works.
#[operation(command, tenancy, rest = PUT "/postings/{personId}", needs = ManageOrganisation, idempotent)]
pub struct PostPerson {
    /// Who; a member of the tenant.
    pub person_id: PersonId,
    /// Where; absent: in none.
    pub department_id: Option<DepartmentId>,
}

/// The people of a department, and of all below it unless told otherwise.
#[operation(query, tenancy, rest = GET "/departments/{departmentId}/people", needs = ReadOrganisation, output = Page<DepartmentPersonRow>)]
pub struct DepartmentPeople {
    /// The department.
    pub department_id: DepartmentId,
    /// `false`: only those who work in this one itself.
    pub with_below: Option<bool>,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

/// Somebody in a department.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DepartmentPersonRow {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Where they work: the department that was asked for, or one below it.
    pub department_id: DepartmentId,
    /// Since when.
    pub since: Moment,
}

impl Example for PostPerson {
    fn example() -> Self {
        let person_id = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));
        Self { person_id, department_id: Some(example_id()) }
    }
}

impl Example for DepartmentPeople {
    fn example() -> Self {
        Self { department_id: example_id(), with_below: Some(true), limit: Some(20), cursor: None }
    }
}
