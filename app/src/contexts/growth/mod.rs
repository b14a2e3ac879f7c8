//! Leads and readers, as the admin portal shows them.

mod labels;
mod lead_page;
mod leads_page;
mod readers_page;

pub use lead_page::LeadPage;
pub use leads_page::LeadsPage;
pub use readers_page::ReadersPage;
