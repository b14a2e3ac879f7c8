use crate::kernel::{DepartmentId, Example, Moment, TeamId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Where one belongs in one's own tenant: the teams that one is in, and the department where one works.
#[operation(query, tenancy, rest = GET "/me/place", needs = SignedIn, output = OwnPlace)]
pub struct MyPlace {}

/// Where somebody belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OwnPlace {
    /// The teams, by name.
    pub teams: Vec<OwnTeam>,
    /// The department, if one works in any.
    pub department: Option<OwnDepartment>,
}

/// A team that one is in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OwnTeam {
    /// Its id.
    pub id: TeamId,
    /// What people call it.
    pub name: String,
    /// How many people belong to it, oneself included.
    pub people: u32,
    /// Since when one is in it.
    pub since: Moment,
}

/// The department where one works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OwnDepartment {
    /// Its id.
    pub id: DepartmentId,
    /// What people call it.
    pub name: String,
    /// Since when one works in it.
    pub since: Moment,
}

impl Example for MyPlace {
    fn example() -> Self {
        Self {}
    }
}
