use super::links;
use super::visitor::{go_on, is_trapped, locale, on_its_own, require_platform_site};
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::mail::{self, Letter, Recipient};
use chrono::TimeDelta;
use domain::billing::OF_PLATFORM;
use domain::growth::JoinNewsletter;
use domain::platform::MailKind;

/// So many mails of this kind go to one address within an hour: nobody's inbox is filled through us.
const MAILS_AN_HOUR: i64 = 3;

pub async fn join_newsletter(cx: &mut Context, op: JoinNewsletter) -> Result<(), Stop> {
    require_platform_site(cx)?;
    let language = op.language;
    if is_trapped(op.website.as_deref()) {
        tracing::info!("a machine filled the trap of the newsletter's form");
    } else {
        write(cx, &op).await?;
    }
    go_on(cx, language, "/newsletter?sent=1");
    Ok(())
}

/// Writes to an address that doesn't read the newsletter yet.
async fn write(cx: &Context, op: &JoinNewsletter) -> Result<(), Stop> {
    let email = op.email.trim().to_lowercase();
    let mut own = on_its_own(cx, "somebody asks for the newsletter");
    let tx = own.tx().await?;
    let reads = sqlx::query_scalar!(
        r#"select 1 as "one!" from growth.readers where tenant_id = $1 and email = $2"#,
        OF_PLATFORM.0,
        email
    );
    if reads.fetch_optional(&mut **tx).await?.is_some()
        || mail::sent_since(tx, &email, MailKind::NewsletterAsked, TimeDelta::hours(1)).await? >= MAILS_AN_HOUR
    {
        return Ok(());
    }
    let token = links::ask(tx, op, &email).await?;
    let locale = locale(op.language);
    let to = Recipient { person: None, name: email.clone(), address: email, locale };
    let hours = links::LASTS.num_hours().to_string();
    let letter = Letter {
        kind: MailKind::NewsletterAsked,
        to: &to,
        page: Some(locale.page(&format!("/newsletter/confirm?token={token}"))),
        leave: None,
        values: &[("hours", &hours)],
        useful_for: Some(links::LASTS),
        texts: cx.caller.house.texts,
        brand: None,
        host: None,
    };
    mail::put_down(tx, &cx.services.mail, &letter).await?;
    own.commit().await
}
