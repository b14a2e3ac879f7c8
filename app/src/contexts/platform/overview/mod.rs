//! The admin's desk: the installation at a glance, what each tenant uses and how it does, and how the parts do.

mod figures_page;
mod figures_table;
mod glance;
mod growth;
mod health_page;
mod health_words;
mod labels;
mod page;

pub use figures_page::TenantFiguresPage;
pub use health_page::HealthPage;
pub use page::OverviewPage;
