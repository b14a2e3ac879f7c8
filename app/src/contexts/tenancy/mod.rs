//! Tenants: the list, the wizard that opens one, the page of one; and the clients of an agency.

mod bulk;
mod clients;
mod helped;
mod isolation;
mod labels;
mod organisation;
mod own_place;
mod peek;
mod stopped;
mod tenant;
mod tenants_page;
mod tenants_table;
mod wizard;

pub use clients::ClientsPage;
pub use helped::{HelpedTenantPage, HelpedTenantsPage};
pub use organisation::{
    BrandPage, DepartmentsPage, LocationsPage, OrganisationPage, SecretsPage, SettingsOf, SettingsPage, TeamsPage,
    TextPage, TextsPage,
};
pub use own_place::OwnPlaceSection;
pub use stopped::Stopped;
pub use tenant::TenantPage;
pub use tenants_page::TenantsPage;
pub use wizard::NewTenantPage;
