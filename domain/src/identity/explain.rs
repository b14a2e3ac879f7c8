use crate::kernel::Example;
use crate::policy::{Permission, Role};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Why one may ask for an operation, or may not: the permission, what stands in the way, and the roles that carry it.
#[operation(query, identity, rest = GET "/me/may", needs = SignedIn, output = Explanation)]
pub struct Explain {
    /// The operation's name, `tenancy.create_tenant`.
    #[garde(length(chars, min = 1, max = 100))]
    pub operation: String,
}

/// Why, or why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// Whether one may ask.
    pub may: bool,
    /// What it comes from.
    pub because: Reason,
    /// The permission that decides; absent where none is needed.
    pub permission: Option<Permission>,
    /// One's own roles that carry it, by name.
    pub through: Vec<String>,
    /// The built-in roles that carry it.
    pub carried_by: Vec<Role>,
}

words! {
    /// What a decision comes from.
    Reason {
        /// Nothing is asked for but being signed in, or not even that.
        NothingNeeded = "nothing_needed",
        /// A role carries the permission.
        Allowed = "allowed",
        /// No role carries it.
        NoRole = "no_role",
        /// A role denies it.
        DeniedByRole = "denied_by_role",
        /// The tenant is being set up, suspended or deleted.
        TenantStands = "tenant_stands",
        /// It is carried for other clients alone.
        OutsideScope = "outside_scope",
        /// The key or app that asks was given less.
        BeyondKey = "beyond_key",
        /// It is off while somebody is impersonated.
        Impersonating = "impersonating",
    }
}

impl Example for Explain {
    fn example() -> Self {
        Self { operation: "tenancy.create_tenant".into() }
    }
}
