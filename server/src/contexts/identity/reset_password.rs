use super::ask_by_mail::require_tls;
use super::confirm_account::on_its_own;
use super::links::{self, Purpose};
use super::password_rules::check_new;
use super::{devices, new_password, people};
use crate::Stop;
use crate::gateway::{Context, Door, Effect};
use domain::Refusal;
use domain::identity::ResetPassword;

pub async fn reset_password(cx: &mut Context, op: ResetPassword) -> Result<(), Stop> {
    require_tls(cx)?;
    let ended = || Refusal::new(410, "link_ended");
    // Hashed before the transaction, which stays short; a link that has ended costs no hash less.
    let hash = cx.services.passwords.hash(op.password.clone()).await?;
    let mut own = on_its_own(cx, "password reset");
    let followed = links::follow(own.tx().await?, Purpose::ResetPassword, &op.token).await?;
    let person = followed.person.ok_or_else(ended)?;
    let to = people::by_id(own.tx().await?, person, cx.caller.locale).await?.ok_or_else(ended)?;
    // A password that is refused doesn't use the link up: the transaction is dropped.
    check_new("password", &op.password, &to.name, &to.address).await?;
    new_password::replace(&mut own, person, hash, None).await?;
    devices::forget_devices(own.tx().await?, person).await?;
    own.commit().await?;
    if cx.caller.door == Door::Browser {
        cx.effects.extend([Effect::ForgetSession, Effect::GoTo("/login?reset=1".into())]);
    }
    Ok(())
}
