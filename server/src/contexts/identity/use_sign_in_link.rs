use super::ask_by_mail::require_tls;
use super::links::{self, Purpose};
use super::lookup::actor_at;
use super::people;
use super::sign_in_finish::finish_sign_in;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Means, SignedIn, UseSignInLink};

pub async fn use_sign_in_link(cx: &mut Context, op: UseSignInLink) -> Result<SignedIn, Stop> {
    require_tls(cx)?;
    let ended = || Refusal::new(410, "link_ended");
    let db = cx.services.db.clone();
    let mut tx = db.as_system("sign in with a link").await?;
    let followed = links::follow(&mut tx, Purpose::SignIn, &op.token).await?;
    let person = followed.person.ok_or_else(ended)?;
    let to = people::by_id(&mut tx, person, cx.caller.locale).await?.ok_or_else(ended)?;
    // Used up before anything else happens: whatever goes wrong from here on, nobody follows it again.
    tx.commit().await?;
    let actor = actor_at(&db, &to.address, cx.caller.site).await?.ok_or_else(ended)?;
    finish_sign_in(cx, actor, Means::Link, followed.next, op.code).await
}
