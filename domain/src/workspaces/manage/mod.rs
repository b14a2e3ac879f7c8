//! Workspaces as people make and keep them: who works in one, with which models, under which rules.

mod activity;
mod budgets;
mod change;
mod colleagues;
mod list;
mod members;
mod models;
mod rules;
mod show;

pub use activity::{WorkspaceActivity, WorkspaceActivityRow, WorkspaceActivitySort};
pub use budgets::{AddBudget, BudgetAdded, RemoveBudget};
pub use change::{ArchiveWorkspace, CreateWorkspace, EditWorkspace, RestoreWorkspace, WorkspaceCreated};
pub use colleagues::{WorkspaceColleagueRow, WorkspaceColleagueSort, WorkspaceColleagues};
pub use list::{WorkspaceRow, WorkspaceSort, Workspaces};
pub use members::{
    RemoveWorkspaceMember, SetWorkspaceMember, WorkspaceMemberRow, WorkspaceMemberSort, WorkspaceMembers,
};
pub use models::WorkspaceModels;
pub use rules::{AllowModels, SetBudgets, SetRetention, SetSafety};
pub use show::{ShowWorkspace, WorkspaceDetail};
