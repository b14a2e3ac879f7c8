use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, TenantId};
use crate::policy::{HeldRole, Role, RoleRef};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The members of one's own tenant; with `reach:platform` everybody, or the members of one tenant. A tenant's list
/// never shows the platform's own staff.
#[operation(query, identity, rest = GET "/users", needs = ReadPeople, output = Page<PersonRow>)]
#[derive(Default)]
pub struct People {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<PersonSort>,
    /// Part of a name or of an address, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only with this role: a built-in role's name, or the id of one of a tenant's own.
    pub role: Option<RoleRef>,
    /// Only in this state.
    pub status: Option<PersonStatus>,
    /// Only members of this tenant; needs `reach:platform` for another than one's own.
    pub tenant_id: Option<TenantId>,
}

words! {
    /// The order of the list.
    PersonSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Oldest first.
        Since = "since",
        /// Newest first.
        SinceDown = "-since",
    }
}

words! {
    /// Where a person's account stands.
    PersonStatus {
        /// They can sign in.
        Active = "active",
        /// They can't sign in until somebody lets them again.
        Deactivated = "deactivated",
        /// Their erasure is under way.
        Erasing = "erasing",
    }
}

/// A person in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonRow {
    /// Their id.
    pub id: PersonId,
    /// Their whole name, as they write it.
    pub name: String,
    /// The address that they sign in with.
    pub email: String,
    /// Where their account stands.
    pub status: PersonStatus,
    /// Their roles by name, in the tenants that are listed.
    pub roles: Vec<HeldRole>,
    /// The names of the tenants in which they are members, as far as one sees.
    pub tenants: Vec<String>,
    /// Since when they have the account, or where one tenant's members are listed, the membership.
    pub since: Moment,
}

impl Example for People {
    fn example() -> Self {
        Self { limit: Some(20), role: Some(Role::Support.into()), ..Self::default() }
    }
}
