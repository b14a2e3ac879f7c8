//! Workspaces as people make and keep them: the list, and the page of one in tabs.

mod activity;
mod amounts;
mod budget_form;
mod budget_left;
mod budgets;
mod card;
mod change;
mod labels;
mod last_runs;
mod let_in;
mod list_page;
mod members;
mod models;
mod overview;
mod page;
mod rules;
mod settings;
mod tabs;

pub use last_runs::LastRuns;
pub use list_page::WorkspacesPage;
pub use page::WorkspacePage;

use crate::frame::actor;
use domain::policy::{self, Permission, Subject};

/// Whether the person manages all workspaces of the tenant.
fn may_manage_all() -> bool {
    // The whole question, as the server asks it.
    actor().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        policy::may(&actor, Permission::ManageWorkspaces, &subject).is_ok()
    })
}
