//! Tenants: the list and the form that opens one.

mod create_tenant;
mod labels;
mod organisation;
mod tenants_page;
mod tenants_table;

pub use organisation::{
    BrandPage, DepartmentsPage, LocationsPage, OrganisationPage, SecretsPage, SettingsOf, SettingsPage, TeamsPage,
};
pub use tenants_page::TenantsPage;
