//! How a tenant's people are divided: teams, the tree of departments with the people in them, and the locations where
//! they work.

mod departments;
mod locations;
mod own;
mod teams;

pub use departments::{
    AddDepartment, AllDepartments, ChangeDepartment, DepartmentAdded, DepartmentPeople, DepartmentPersonRow,
    DepartmentRow, DepartmentSort, DepartmentTree, Departments, MoveDepartment, PostPerson, Posting, PostingCommand,
    PostingEvent, PostingRefusal, PostingState, RemoveDepartment, Tree, TreeCommand, TreeEvent, TreeRefusal, TreeState,
};
pub use locations::{
    AddLocation, ChangeLocation, Location, LocationAdded, LocationCommand, LocationContent, LocationEvent,
    LocationRefusal, LocationRow, LocationSort, LocationState, Locations, RemoveLocation,
};
pub use own::{MyPlace, OwnDepartment, OwnPlace, OwnTeam};
pub use teams::{
    AddTeam, AddTeamMember, ChangeTeam, RemoveTeam, RemoveTeamMember, Team, TeamAdded, TeamCommand, TeamEvent,
    TeamMemberRow, TeamMemberSort, TeamMembers, TeamRefusal, TeamRow, TeamSort, TeamState, Teams,
};
