//! The wizard that opens a tenant. What was said is kept on the server after each step, so it can be left and resumed.

mod branding;
mod isolation;
mod page;
mod plan;
mod review;
mod steps;

pub use page::NewTenantPage;
