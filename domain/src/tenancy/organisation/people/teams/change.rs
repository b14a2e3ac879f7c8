use crate::kernel::{Example, TeamId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes a team of one's own tenant.
#[operation(command, tenancy, rest = POST "/teams", needs = ManageOrganisation, output = TeamAdded, creates)]
pub struct AddTeam {
    /// What people call it; no two of a tenant are called alike.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
}

/// The team stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TeamAdded {
    /// Its id.
    pub id: TeamId,
}

/// Calls a team something else.
#[operation(command, tenancy, rest = PATCH "/teams/{id}", needs = ManageOrganisation, idempotent)]
pub struct ChangeTeam {
    /// The team.
    pub id: TeamId,
    /// What people call it.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
}

/// Removes a team. Its people stay members of the tenant.
#[operation(command, tenancy, rest = DELETE "/teams/{id}", needs = ManageOrganisation)]
pub struct RemoveTeam {
    /// The team.
    pub id: TeamId,
}

impl Example for AddTeam {
    fn example() -> Self {
        Self { name: "Spring campaign".into() }
    }
}

impl Example for ChangeTeam {
    fn example() -> Self {
        Self { id: example_id(), name: "Summer campaign".into() }
    }
}

impl Example for RemoveTeam {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> TeamId {
    TeamId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0052))
}
