//! Where the company runs the platform.

use crate::contexts::billing::{FlagsPage, PlanPage, PlansPage, TenantPlanPage};
use crate::contexts::growth::{LeadPage, LeadsPage, ReadersPage};
use crate::contexts::identity::{
    AllKeysPage, AllSessionsPage, Circle, InsightsPage, PeoplePage, PermissionUsePage, PersonPage, RolePage, RolesPage,
};
use crate::contexts::platform::{
    AuditEntryPage, AuditLogPage, AuditThingPage, ControlsPage, HealthPage, IsolationPage, JobsPage, MailPage,
    MailsPage, OverviewPage, ProjectionsPage, SagasPage, TenantFiguresPage,
};
use crate::contexts::tenancy::{NewTenantPage, SecretsPage, SettingsOf, SettingsPage, TenantPage, TenantsPage};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The pages of the admin portal, one chunk of the WebAssembly. The path says which one it is.
pub struct AdminPortal;

#[lazy_route]
impl LazyRoute for AdminPortal {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AdminPortal = this;
        match use_location().pathname.get_untracked().trim_end_matches('/') {
            "/admin" => view! { <OverviewPage/> }.into_any(),
            "/admin/figures" => view! { <TenantFiguresPage/> }.into_any(),
            "/admin/controls" => view! { <ControlsPage/> }.into_any(),
            "/admin/health" => view! { <HealthPage/> }.into_any(),
            "/admin/people" => view! { <PeoplePage circle=Circle::Everybody/> }.into_any(),
            "/admin/people/overview" => view! { <InsightsPage/> }.into_any(),
            path if path.starts_with("/admin/people/") => view! { <PersonPage circle=Circle::Everybody/> }.into_any(),
            "/admin/sessions" => view! { <AllSessionsPage/> }.into_any(),
            "/admin/keys" => view! { <AllKeysPage/> }.into_any(),
            "/admin/plans" => view! { <PlansPage/> }.into_any(),
            path if path.starts_with("/admin/plans/") => view! { <PlanPage/> }.into_any(),
            path if path.starts_with("/admin/tenants/") && path.ends_with("/plan") => {
                view! { <TenantPlanPage/> }.into_any()
            }
            "/admin/flags" => view! { <FlagsPage/> }.into_any(),
            "/admin/jobs" => view! { <JobsPage/> }.into_any(),
            "/admin/sagas" => view! { <SagasPage/> }.into_any(),
            "/admin/roles" => view! { <RolesPage/> }.into_any(),
            "/admin/roles/use" => view! { <PermissionUsePage/> }.into_any(),
            path if path.starts_with("/admin/roles/") => view! { <RolePage/> }.into_any(),
            "/admin/isolation" => view! { <IsolationPage/> }.into_any(),
            "/admin/projections" => view! { <ProjectionsPage/> }.into_any(),
            "/admin/settings" => view! { <SettingsPage of=SettingsOf::Platform/> }.into_any(),
            "/admin/secrets" => view! { <SecretsPage/> }.into_any(),
            "/admin/leads" => view! { <LeadsPage/> }.into_any(),
            "/admin/leads/readers" => view! { <ReadersPage/> }.into_any(),
            path if path.starts_with("/admin/leads/") => view! { <LeadPage/> }.into_any(),
            "/admin/mail" => view! { <MailsPage/> }.into_any(),
            path if path.starts_with("/admin/mail/") => view! { <MailPage/> }.into_any(),
            "/admin/audit" => view! { <AuditLogPage/> }.into_any(),
            path if path.starts_with("/admin/audit/things/") => view! { <AuditThingPage/> }.into_any(),
            path if path.starts_with("/admin/audit/") => view! { <AuditEntryPage/> }.into_any(),
            "/admin/tenants/new" => view! { <NewTenantPage/> }.into_any(),
            path if path.starts_with("/admin/tenants/") => view! { <TenantPage/> }.into_any(),
            _ => view! { <TenantsPage/> }.into_any(),
        }
    }
}
