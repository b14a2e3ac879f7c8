use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::growth::{ContactForm, ContactTicket};

pub async fn contact_form(cx: &mut Context, _: ContactForm) -> Result<ContactTicket, Stop> {
    Ok(ContactTicket { ticket: cx.services.tickets.issue(machine_now().0.timestamp()) })
}
