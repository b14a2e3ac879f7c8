//! Tenants: the list and the form that opens one.

mod create_tenant;
mod labels;
mod tenants_page;
mod tenants_table;

pub use tenants_page::TenantsPage;
