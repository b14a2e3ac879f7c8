//! Tenants as those see them who help their people: the list, and one in brief.

mod page;
mod tenants_page;

pub use page::HelpedTenantPage;
pub use tenants_page::HelpedTenantsPage;
