//! How the company becomes known: what visitors ask of it, and who reads its newsletter.

mod capture_lead;
mod confirm_newsletter;
mod consent;
mod contact_form;
mod erase_lead;
mod join_newsletter;
mod lead;
mod leads;
mod leave_newsletter;
mod move_lead;
mod reader;
mod readers;
mod show_lead;

pub use capture_lead::CaptureLead;
pub use confirm_newsletter::ConfirmNewsletter;
pub use consent::CONSENT;
pub use contact_form::{ContactForm, ContactTicket};
pub use erase_lead::EraseLead;
pub use join_newsletter::JoinNewsletter;
pub use lead::{Lead, LeadCommand, LeadEvent, LeadRefusal, LeadState, LeadStatus, LeadTopic};
pub use leads::{LeadRow, Leads};
pub use leave_newsletter::LeaveNewsletter;
pub use move_lead::MoveLead;
pub use reader::{Reader, ReaderCommand, ReaderEvent, ReaderRefusal, ReaderState};
pub use readers::{ReaderRow, ReaderStatus, Readers};
pub use show_lead::{LeadDetail, ShowLead};
