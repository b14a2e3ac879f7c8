//! How one's own organisation's people are divided: teams, departments, locations.

mod department_panel;
mod departments_page;
mod location_form;
mod locations_page;
mod members;
mod team_panel;
mod teams_page;

pub use departments_page::DepartmentsPage;
pub use locations_page::LocationsPage;
pub use teams_page::TeamsPage;

use crate::frame::actor;
use domain::policy::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Whether the person may change teams, departments and locations.
fn may_manage() -> bool {
    actor().is_some_and(|actor| actor.holds(Permission::ManageOrganisation))
}

/// The id that a member of the URL's query names: what stands open beside a list.
fn opened<T: std::str::FromStr + PartialEq + Clone + Send + Sync + 'static>(member: &'static str) -> Memo<Option<T>> {
    let map = use_query_map();
    Memo::new(move |_| map.with(|map| map.get_str(member).and_then(|id| id.parse().ok())))
}
