use super::change::example_id;
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, TeamId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Lets a member of the tenant into a team.
#[operation(command, tenancy, rest = PUT "/teams/{id}/members/{personId}", needs = ManageOrganisation, idempotent)]
pub struct AddTeamMember {
    /// The team.
    pub id: TeamId,
    /// Who; a member of the tenant.
    pub person_id: PersonId,
}

/// Takes somebody out of a team. They stay a member of the tenant.
#[operation(command, tenancy, rest = DELETE "/teams/{id}/members/{personId}", needs = ManageOrganisation)]
pub struct RemoveTeamMember {
    /// The team.
    pub id: TeamId,
    /// Who.
    pub person_id: PersonId,
}

/// The people of a team.
#[operation(query, tenancy, rest = GET "/teams/{teamId}/members", needs = ReadOrganisation, output = Page<TeamMemberRow>)]
pub struct TeamMembers {
    /// The team.
    pub team_id: TeamId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<TeamMemberSort>,
}

words! {
    /// The order of the list.
    TeamMemberSort {
        /// A to Z.
        Name = "name",
        /// Newest first.
        SinceDown = "-since",
    }
}

/// Somebody in a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TeamMemberRow {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Since when.
    pub since: Moment,
}

const PERSON: PersonId = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));

impl Example for AddTeamMember {
    fn example() -> Self {
        Self { id: example_id(), person_id: PERSON }
    }
}

impl Example for RemoveTeamMember {
    fn example() -> Self {
        Self { id: example_id(), person_id: PERSON }
    }
}

impl Example for TeamMembers {
    fn example() -> Self {
        Self { team_id: example_id(), limit: Some(20), cursor: None, sort: Some(TeamMemberSort::Name) }
    }
}
