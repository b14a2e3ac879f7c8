use crate::kernel::{Example, LIMIT_MAX, Page};
use crate::policy::{Permission, Role};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every permission that there is, with the operations that need it: generated from the catalogue.
#[operation(query, identity, rest = GET "/permissions", needs = ReadPeople, output = Page<PermissionRow>)]
#[derive(Default)]
pub struct AllPermissions {
    /// Part of a name or of an operation's name.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

/// A permission in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PermissionRow {
    /// Its name, `read:people`.
    pub id: Permission,
    /// Whether only roles of the platform itself can carry it.
    pub platform_only: bool,
    /// The operations that nobody may ask for without it.
    pub operations: Vec<String>,
    /// The built-in roles that carry it.
    pub roles: Vec<Role>,
    /// Whether the caller may give it to others.
    pub grantable: bool,
}

impl Example for AllPermissions {
    fn example() -> Self {
        Self { search: Some("people".into()), limit: Some(200), cursor: None }
    }
}
