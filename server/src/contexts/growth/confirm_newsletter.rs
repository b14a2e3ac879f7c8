use super::links::{self, Asked};
use super::visitor::{go_on, locale, on_its_own, require_platform_site};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use crate::integrations::mail::{self, Letter, Recipient};
use crate::store::open_tenant;
use domain::Moment;
use domain::billing::OF_PLATFORM;
use domain::growth::{ConfirmNewsletter, Reader, ReaderCommand};
use domain::kernel::{Mode, ReaderId};
use domain::platform::MailKind;

pub async fn confirm_newsletter(cx: &mut Context, op: ConfirmNewsletter) -> Result<(), Stop> {
    require_platform_site(cx)?;
    let mut own = on_its_own(cx, "a reader of the newsletter");
    let asked = links::follow(own.tx().await?, &op.token).await?;
    let language = asked.language;
    let reads = sqlx::query_scalar!(
        r#"select 1 as "one!" from growth.readers where tenant_id = $1 and email = $2"#,
        OF_PLATFORM.0,
        asked.email
    );
    if reads.fetch_optional(&mut **own.tx().await?).await?.is_none() {
        join(&mut own, asked).await?;
    }
    own.commit().await?;
    go_on(cx, language, "/newsletter/confirm?done=1");
    Ok(())
}

async fn join(cx: &mut Context, asked: Asked) -> Result<(), Stop> {
    let id = ReaderId(new_id());
    let Asked { email, language, page, consent, asked_at } = asked;
    let asked_at = Moment(asked_at);
    open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    let command = ReaderCommand::Join { subject: id.0, email: email.clone(), consent, page, language, asked_at };
    cx.create::<Reader>(OF_PLATFORM, id.0, command).await?;
    let token = links::leaving(cx.tx().await?, id).await?;
    let locale = locale(language);
    let to = Recipient { person: None, name: email.clone(), address: email, locale };
    let letter = Letter {
        kind: MailKind::NewsletterJoined,
        to: &to,
        page: Some(locale.page(&format!("/newsletter/leave?token={token}"))),
        leave: Some(format!("/newsletter/one-click?token={token}")),
        values: &[],
        useful_for: None,
        texts: cx.caller.house.texts,
        brand: None,
        host: None,
    };
    let services = cx.services.clone();
    mail::put_down(cx.tx().await?, &services.mail, &letter).await?;
    Ok(())
}
