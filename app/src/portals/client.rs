//! Where a client works.

use crate::contexts::billing::{MyPlanPage, closed};
use crate::contexts::federation::IdentityPage;
use crate::contexts::files::{FilePage, FilesPage};
use crate::contexts::identity::{Circle, KeysPage, PeoplePage, PermissionUsePage, PersonPage, RolePage, RolesPage};
use crate::contexts::platform::{AuditEntryPage, AuditLogPage, AuditThingPage};
use crate::contexts::tenancy::{
    BrandPage, ClientsPage, DepartmentsPage, LocationsPage, OrganisationPage, SecretsPage, SettingsOf, SettingsPage,
    TeamsPage,
};
use crate::contexts::workspaces::{RunPage, RunsPage};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The pages of the client portal, one chunk of the WebAssembly.
pub struct ClientPortal;

#[lazy_route]
impl LazyRoute for ClientPortal {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let ClientPortal = this;
        let path = use_location().pathname.get_untracked();
        if let Some(instead) = closed(path.trim_end_matches('/')) {
            return instead;
        }
        match path.trim_end_matches('/') {
            "/client/plan" => view! { <MyPlanPage/> }.into_any(),
            "/client/audit" => view! { <AuditLogPage/> }.into_any(),
            path if path.starts_with("/client/audit/things/") => view! { <AuditThingPage/> }.into_any(),
            path if path.starts_with("/client/audit/") => view! { <AuditEntryPage/> }.into_any(),
            "/client/files" => view! { <FilesPage/> }.into_any(),
            path if path.starts_with("/client/files/") => view! { <FilePage/> }.into_any(),
            "/client/clients" => view! { <ClientsPage/> }.into_any(),
            "/client/identity" => view! { <IdentityPage/> }.into_any(),
            "/client/organisation" => view! { <OrganisationPage/> }.into_any(),
            "/client/teams" => view! { <TeamsPage/> }.into_any(),
            "/client/departments" => view! { <DepartmentsPage/> }.into_any(),
            "/client/locations" => view! { <LocationsPage/> }.into_any(),
            "/client/branding" => view! { <BrandPage/> }.into_any(),
            "/client/settings" => view! { <SettingsPage of=SettingsOf::Tenant/> }.into_any(),
            "/client/secrets" => view! { <SecretsPage/> }.into_any(),
            "/client/keys" => view! { <KeysPage/> }.into_any(),
            "/client/people" => view! { <PeoplePage circle=Circle::Members/> }.into_any(),
            path if path.starts_with("/client/people/") => view! { <PersonPage circle=Circle::Members/> }.into_any(),
            "/client/roles" => view! { <RolesPage/> }.into_any(),
            "/client/roles/use" => view! { <PermissionUsePage/> }.into_any(),
            path if path.starts_with("/client/roles/") => view! { <RolePage/> }.into_any(),
            path if path.starts_with("/client/runs/") => view! { <RunPage/> }.into_any(),
            _ => view! { <RunsPage/> }.into_any(),
        }
    }
}
