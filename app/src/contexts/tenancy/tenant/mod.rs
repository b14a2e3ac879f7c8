//! One tenant.

mod delete;
mod edit;
mod facts;
mod page;
mod suspend;

pub use page::TenantPage;
