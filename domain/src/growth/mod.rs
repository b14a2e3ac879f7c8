//! How the company becomes known: what visitors ask of it, and who reads its newsletter.

mod campaign;
mod campaigns;
mod capture_lead;
mod confirm_newsletter;
mod consent;
mod contact_form;
mod end_campaign;
mod erase_lead;
mod join_newsletter;
mod lead;
mod leads;
mod leave_newsletter;
mod move_lead;
mod reader;
mod readers;
mod show_campaign;
mod show_campaign_page;
mod show_lead;
mod start_campaign;

pub use campaign::{
    Campaign, CampaignCommand, CampaignContent, CampaignEvent, CampaignRefusal, CampaignState, CampaignText,
    CampaignVariant,
};
pub use campaigns::{CampaignRow, Campaigns};
pub use capture_lead::CaptureLead;
pub use confirm_newsletter::ConfirmNewsletter;
pub use consent::CONSENT;
pub use contact_form::{ContactForm, ContactTicket};
pub use end_campaign::EndCampaign;
pub use erase_lead::EraseLead;
pub use join_newsletter::JoinNewsletter;
pub use lead::{Lead, LeadCommand, LeadEvent, LeadRefusal, LeadState, LeadStatus, LeadTopic};
pub use leads::{LeadRow, Leads};
pub use leave_newsletter::LeaveNewsletter;
pub use move_lead::MoveLead;
pub use reader::{Reader, ReaderCommand, ReaderEvent, ReaderRefusal, ReaderState};
pub use readers::{ReaderRow, ReaderStatus, Readers};
pub use show_campaign::{CampaignDetail, ShowCampaign, VariantFigures};
pub use show_campaign_page::{CampaignPage, ShowCampaignPage};
pub use show_lead::{LeadDetail, ShowLead};
pub use start_campaign::{CampaignMade, StartCampaign};
