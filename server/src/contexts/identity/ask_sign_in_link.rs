use super::ask_by_mail::{answer_alike, mail_link, may_mail};
use super::links::{self, Purpose};
use super::people;
use crate::Stop;
use crate::gateway::Context;
use crate::own_page::is_own_page;
use domain::identity::AskSignInLink;
use domain::platform::MailKind;
use tokio::time::Instant;

pub async fn ask_sign_in_link(cx: &mut Context, op: AskSignInLink) -> Result<(), Stop> {
    let begun = Instant::now();
    let next = op.next.filter(|next| is_own_page(next));
    let mut tx = cx.services.db.as_system("a link to sign in").await?;
    if let Some(to) = people::by_address(&mut tx, &op.email, cx.caller.locale).await?
        && let Some(person) = to.person
        && may_mail(&mut tx, &to.address, MailKind::SignInLink).await?
    {
        let token = links::make(&mut tx, Purpose::SignIn, person, next.as_deref()).await?;
        let what = (MailKind::SignInLink, &to, Purpose::SignIn.lasts());
        mail_link(cx, &mut tx, what, format!("/login/link?token={token}")).await?;
    }
    tx.commit().await?;
    answer_alike(cx, begun, "/login/link?sent=1").await;
    Ok(())
}
