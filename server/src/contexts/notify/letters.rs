//! The mails that tell of events: one of its own, or several in one.

use super::wording::{Named, sentence};
use crate::Stop;
use crate::contexts::tenancy::house_of;
use crate::integrations::mail::{self, Letter, Mail, Recipient};
use crate::store::Tx;
use domain::kernel::TenantId;
use domain::notify::NoticeKind;
use domain::platform::MailKind;
use serde_json::Value;

/// The page that its button opens.
const PAGE: &str = "/account/notifications";

/// Something to be said.
pub(super) struct Said {
    /// The reason.
    pub kind: NoticeKind,
    /// What the sentence is made of.
    pub kept: Value,
}

/// Puts one mail down, in the language that its reader has chosen and in the looks of the tenant.
pub(super) async fn put_down(
    tx: &mut Tx,
    mail: &Mail,
    tenant: TenantId,
    to: &Recipient,
    said: &[Said],
) -> Result<(), Stop> {
    let told: Vec<_> = said.iter().map(|said| (tenant.0, &said.kept)).collect();
    let named = Named::of(tx, &told).await?;
    let house = house_of(tx, Some(tenant)).await?;
    let words = house.texts.of(to.locale);
    let sentences: Vec<_> = said.iter().map(|said| sentence(words, said.kind, tenant, &said.kept, &named)).collect();
    let (count, list) = (sentences.len().to_string(), format!("• {}", sentences.join("\n• ")));
    let (kind, what) = match sentences.as_slice() {
        [only] => (MailKind::Notice, only.as_str()),
        _ => (MailKind::NoticeDigest, list.as_str()),
    };
    let values = [("what", what), ("count", count.as_str())];
    let (texts, brand, host) = (house.texts, Some(&house.brand), house.host.as_deref());
    let page = Some(PAGE.to_owned());
    let letter = Letter { kind, to, page, leave: None, values: &values, useful_for: None, texts, brand, host };
    mail::put_down(tx, mail, &letter).await?;
    Ok(())
}
