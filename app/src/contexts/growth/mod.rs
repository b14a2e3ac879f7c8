//! Leads, readers and campaigns, as the admin portal shows them.

mod campaign_page;
mod campaigns_page;
mod labels;
mod lead_page;
mod leads_page;
mod readers_page;
mod start_campaign;

pub use campaign_page::CampaignPage;
pub use campaigns_page::CampaignsPage;
pub use lead_page::LeadPage;
pub use leads_page::LeadsPage;
pub use readers_page::ReadersPage;
