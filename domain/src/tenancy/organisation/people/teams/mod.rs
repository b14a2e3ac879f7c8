//! Teams: people of a tenant who work on something together, across departments.

mod change;
mod list;
mod members;
mod team;

pub use change::{AddTeam, ChangeTeam, RemoveTeam, TeamAdded};
pub use list::{TeamRow, TeamSort, Teams};
pub use members::{AddTeamMember, RemoveTeamMember, TeamMemberRow, TeamMemberSort, TeamMembers};
pub use team::{Team, TeamCommand, TeamEvent, TeamRefusal, TeamState};
