use super::campaign_page::{code_in, counted_as, stream_of, variant_of};
use super::ticket::lead_of;
use super::visitor::{go_on, is_trapped, locale, on_its_own, require_platform_site};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use crate::integrations::mail::{self, Letter, Recipient};
use crate::store::open_tenant;
use domain::Refusal;
use domain::billing::OF_PLATFORM;
use domain::growth::{Campaign, CaptureLead, Lead, LeadCommand};
use domain::kernel::{LeadId, Mode};
use domain::platform::MailKind;
use domain::tenancy::Setting;
use texts::Locale;

/// Nobody reads the page and writes in less, in seconds.
const QUICKEST_S: i64 = 3;
/// Who has left the page open for longer opens it again, in seconds.
const LONGEST_S: i64 = 24 * 60 * 60;

pub async fn capture_lead(cx: &mut Context, mut op: CaptureLead) -> Result<(), Stop> {
    require_platform_site(cx)?;
    in_time(cx, &op.ticket)?;
    let (language, page) = (op.language, "/contact?sent=1");
    if is_trapped(op.website.as_deref()) {
        tracing::info!("a machine filled the trap of the contact form");
        go_on(cx, language, page);
        return Ok(());
    }
    let id = LeadId(lead_of(&op.ticket));
    let mut own = on_its_own(cx, "a lead of the public site");
    match own.load::<Lead>(id.0).await {
        // The same form came twice: a second click, or the way back. One lead is enough.
        Ok(_) => {}
        Err(Stop::Refused(refusal)) if refusal.status == 404 => {
            op.page = source(&mut own, &op).await?;
            open_tenant(own.tx().await?, OF_PLATFORM, Mode::Live).await?;
            own.create::<Lead>(OF_PLATFORM, id.0, command(id, op)).await?;
            tell(&mut own, id).await?;
            own.commit().await?;
        }
        Err(other) => return Err(other),
    }
    go_on(cx, language, page);
    Ok(())
}

/// Where somebody came from: of a campaign's page the variant that the ticket showed.
async fn source(own: &mut Context, op: &CaptureLead) -> Result<String, Stop> {
    let Some(code) = code_in(&op.page) else { return Ok(op.page.clone()) };
    match own.load::<Campaign>(stream_of(code)).await {
        Ok(_) => Ok(counted_as(code, variant_of(&op.ticket))),
        Err(Stop::Refused(refusal)) if refusal.status == 404 => Ok("/contact".to_owned()),
        Err(other) => Err(other),
    }
}

/// Whether the ticket is ours and somebody could have read the page since.
fn in_time(cx: &Context, ticket: &str) -> Result<(), Refusal> {
    let open_s = cx.services.tickets.read(ticket).map(|at_s| machine_now().0.timestamp() - at_s);
    match open_s {
        Some(open_s) if open_s > LONGEST_S => Err(Refusal::new(400, "form_too_old")),
        Some(open_s) if open_s < QUICKEST_S => {
            Err(Refusal::new(429, "sent_too_quickly").with("seconds", QUICKEST_S - open_s.max(0)))
        }
        Some(_) => Ok(()),
        None => Err(Refusal::new(400, "form_too_old")),
    }
}

fn command(id: LeadId, op: CaptureLead) -> LeadCommand {
    LeadCommand::Capture {
        subject: id.0,
        name: op.name,
        email: op.email,
        organisation: op.organisation,
        message: op.message,
        topic: op.topic,
        consent: op.consent.unwrap_or_default(),
        page: op.page,
        language: op.language,
    }
}

/// Tells whoever the platform has named. The mail says nothing of who wrote.
async fn tell(cx: &mut Context, id: LeadId) -> Result<(), Stop> {
    let house = cx.caller.house.clone();
    let address = house.settings.of(Setting::LeadsTo).0;
    if address.is_empty() {
        return Ok(());
    }
    let known = domain::kernel::Language::parse(house.settings.of(Setting::Language).0);
    let to = Recipient {
        person: None,
        name: address.to_owned(),
        address: address.to_owned(),
        locale: known.map_or_else(Locale::default, locale),
    };
    let letter = Letter {
        kind: MailKind::LeadArrived,
        to: &to,
        page: Some(format!("/admin/leads/{id}")),
        leave: None,
        values: &[],
        useful_for: None,
        texts: house.texts,
        brand: None,
        host: None,
    };
    let services = cx.services.clone();
    mail::put_down(cx.tx().await?, &services.mail, &letter).await?;
    Ok(())
}
