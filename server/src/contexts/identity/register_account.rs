use super::ask_by_mail::{answer_alike, mail_link, may_mail, require_platform_site, require_tls};
use super::links::{self, Purpose, Registration};
use super::password_rules::check_new;
use super::people;
use crate::Stop;
use crate::contexts::tenancy::settings_of;
use crate::gateway::Context;
use crate::integrations::mail::Recipient;
use domain::Refusal;
use domain::identity::RegisterAccount;
use domain::platform::MailKind;
use domain::tenancy::Setting;
use tokio::time::Instant;

/// The platform says whether visitors can make an account. Links that were mailed before still work.
async fn require_sign_up(cx: &Context) -> Result<(), Stop> {
    let mut tx = cx.services.db.as_system("whether sign-up is open").await?;
    let is_open = settings_of(&mut tx, None).await?.is_on(Setting::SignUp);
    if is_open { Ok(()) } else { Err(Refusal::new(403, "sign_up_closed").into()) }
}

pub async fn register_account(cx: &mut Context, op: RegisterAccount) -> Result<(), Stop> {
    require_tls(cx)?;
    require_platform_site(cx)?;
    require_sign_up(cx).await?;
    let organisation = op.organisation.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    if organisation.as_ref().is_some_and(|name| name.chars().count() < 2) {
        return Err(Refusal::invalid_field("organisation", "too_short").into());
    }
    check_new("password", &op.password, &op.name, &op.email).await?;
    // Hashed for a known address too: it takes as long.
    let password_hash = cx.services.passwords.hash(op.password).await?;
    let begun = Instant::now();
    let (email, name) = (op.email.to_lowercase(), op.name.trim().to_owned());
    let mut tx = cx.services.db.as_system("register").await?;
    match people::by_address(&mut tx, &email, cx.caller.locale).await? {
        Some(known) => {
            if may_mail(&mut tx, &email, MailKind::AccountKnown).await? {
                let what = (MailKind::AccountKnown, &known, Purpose::Register.lasts());
                mail_link(cx, &mut tx, what, "/login".into()).await?;
            }
        }
        None => {
            if may_mail(&mut tx, &email, MailKind::ConfirmAccount).await? {
                let to = Recipient { person: None, name, address: email, locale: cx.caller.locale };
                let (email, name) = (to.address.clone(), to.name.clone());
                let wanted = Registration { email, name, password_hash, organisation };
                let token = links::make_registration(&mut tx, &wanted).await?;
                let what = (MailKind::ConfirmAccount, &to, Purpose::Register.lasts());
                mail_link(cx, &mut tx, what, format!("/register/confirm?token={token}")).await?;
            }
        }
    }
    tx.commit().await?;
    answer_alike(cx, begun, "/register?sent=1").await;
    Ok(())
}
