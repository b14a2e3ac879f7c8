//! Leads, the newsletter and campaigns. Visitors are nobody: the installation itself writes down what they send.

mod campaign_page;
mod campaign_projection;
mod campaigns;
mod capture_lead;
mod confirm_newsletter;
mod contact_form;
mod erase_lead;
mod findable;
mod join_newsletter;
mod lead_projection;
mod lead_rows;
mod leads;
mod leave_newsletter;
mod links;
mod move_lead;
mod reader_projection;
mod readers;
mod show_campaign_page;
mod show_lead;
mod start_campaign;
mod ticket;
mod visitor;

pub use links::forget_ended;
pub use ticket::TicketKey;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(contact_form::contact_form)
        .serve(capture_lead::capture_lead)
        .serve(leads::leads)
        .serve(show_lead::show_lead)
        .serve(move_lead::move_lead)
        .serve(erase_lead::erase_lead)
        .serve(join_newsletter::join_newsletter)
        .serve(confirm_newsletter::confirm_newsletter)
        .serve(leave_newsletter::leave_newsletter)
        .serve(readers::readers)
        .serve(campaigns::campaigns)
        .serve(campaigns::show_campaign)
        .serve(start_campaign::start_campaign)
        .serve(start_campaign::end_campaign)
        .serve(show_campaign_page::show_campaign_page)
}
