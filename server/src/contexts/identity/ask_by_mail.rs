//! What all questions that are answered by mail have in common: the answer at the door is the same, and takes as long,
//! whether an address is known or not.

use crate::Stop;
use crate::contexts::tenancy::Site;
use crate::gateway::{Context, Door, Effect};
use crate::integrations::mail::{self, Letter, Recipient};
use chrono::TimeDelta;
use domain::Refusal;
use domain::platform::MailKind;
use sqlx::PgConnection;
use std::time::Duration;
use tokio::time::Instant;

/// So many mails of a kind go to one address within an hour.
const MAILS_AN_HOUR: i64 = 5;
/// Longer than any of it takes.
const ANSWER_AFTER: Duration = Duration::from_millis(100);

/// Where a password or a session travels, nobody else reads along.
///
/// # Errors
/// `tls_required` (403).
pub(super) fn require_tls(cx: &Context) -> Result<(), Refusal> {
    if cx.caller.secure { Ok(()) } else { Err(Refusal::new(403, "tls_required")) }
}

/// An account with a tenant of its own is made on the platform's site, not on that of another tenant.
///
/// # Errors
/// `resource_not_found` (404).
pub(super) fn require_platform_site(cx: &Context) -> Result<(), Refusal> {
    if cx.caller.site == Site::Platform { Ok(()) } else { Err(Refusal::not_found()) }
}

/// Answers when `ANSWER_AFTER` has passed since `begun`; a browser goes on to `page`.
pub(super) async fn answer_alike(cx: &mut Context, begun: Instant, page: &'static str) {
    tokio::time::sleep_until(begun + ANSWER_AFTER).await;
    if cx.caller.door == Door::Browser {
        cx.effects.push(Effect::GoTo(page.into()));
    }
}

/// Puts a mail with a link to `page` down.
pub(super) async fn mail_link(
    cx: &Context,
    db: &mut PgConnection,
    (kind, to, useful_for): (MailKind, &Recipient, TimeDelta),
    page: String,
) -> Result<(), Stop> {
    let minutes = useful_for.num_minutes().to_string();
    let hours = useful_for.num_hours().to_string();
    let values = [("minutes", minutes.as_str()), ("hours", hours.as_str())];
    let house = &cx.caller.house;
    let (texts, brand, host) = (house.texts, Some(&house.brand), house.host.as_deref());
    let (page, useful_for) = (Some(page), Some(useful_for));
    let letter = Letter { kind, to, page, leave: None, values: &values, useful_for, texts, brand, host };
    mail::put_down(db, &cx.services.mail, &letter).await?;
    Ok(())
}

/// Whether one more mail of this kind may go to the address: nobody's inbox is filled through us.
pub(super) async fn may_mail(db: &mut PgConnection, address: &str, kind: MailKind) -> Result<bool, Stop> {
    let address = address.to_lowercase();
    Ok(mail::sent_since(db, &address, kind, TimeDelta::hours(1)).await? < MAILS_AN_HOUR)
}
