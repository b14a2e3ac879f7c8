use super::RoleContent;
use crate::kernel::{Example, LIMIT_MAX, Page};
use crate::policy::RoleRef;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The roles that people of one's tenant can have: the built-in ones, then the tenant's own by name.
#[operation(query, identity, rest = GET "/roles", needs = ReadPeople, output = Page<RoleRow>)]
#[derive(Default)]
pub struct Roles {
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

/// A role in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RoleRow {
    /// A built-in role's wire name, or the id of one of the tenant's own.
    pub id: RoleRef,
    /// Its name, what it is for, what it allows and denies. A built-in role's name is its wire name.
    #[serde(flatten)]
    pub content: RoleContent,
    /// Whether every tenant has it; such a role can't be changed.
    pub built_in: bool,
    /// Grows with each change; 0 for a built-in role.
    pub version: u32,
}

impl Example for Roles {
    fn example() -> Self {
        Self { search: Some("read".into()), limit: Some(200), cursor: None }
    }
}
