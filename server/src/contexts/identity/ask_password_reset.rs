use super::ask_by_mail::{answer_alike, mail_link, may_mail};
use super::links::{self, Purpose};
use super::people;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::AskPasswordReset;
use domain::platform::MailKind;
use tokio::time::Instant;

pub async fn ask_password_reset(cx: &mut Context, op: AskPasswordReset) -> Result<(), Stop> {
    let begun = Instant::now();
    let mut tx = cx.services.db.as_system("a forgotten password").await?;
    if let Some(to) = people::by_address(&mut tx, &op.email, cx.caller.locale).await?
        && let Some(person) = to.person
        && may_mail(&mut tx, &to.address, MailKind::ResetPassword).await?
    {
        let token = links::make(&mut tx, Purpose::ResetPassword, person, None).await?;
        let what = (MailKind::ResetPassword, &to, Purpose::ResetPassword.lasts());
        mail_link(cx, &mut tx, what, format!("/password-reset/confirm?token={token}")).await?;
    }
    tx.commit().await?;
    answer_alike(cx, begun, "/password-reset?sent=1").await;
    Ok(())
}
