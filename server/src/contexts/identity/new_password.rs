//! Another password takes the place of the one before: who else was signed in with that is out, the log hears of it, and
//! the person is told by mail.

use super::links;
use super::people;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use crate::integrations::mail::{self, Letter};
use domain::identity::{Person, PersonCommand};
use domain::kernel::{PersonId, SessionId};
use domain::platform::MailKind;

/// Puts `hash` in the place of a person's password, in the transaction of a call that sees beyond tenants. Every session
/// but `kept` ends, and every link that was mailed.
pub(super) async fn replace(
    cx: &mut Context,
    person: PersonId,
    hash: String,
    kept: Option<SessionId>,
) -> Result<(), Stop> {
    let (now, locale, services) = (cx.now.0, cx.caller.locale, cx.services.clone());
    let house = cx.caller.house.clone();
    let loaded = cx.load::<Person>(person.0).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::NotePassword).await?;
    let tx = cx.tx().await?;
    sqlx::query!(
        "insert into identity.credentials (user_id, password_hash, changed_at) values ($1, $2, $3)
         on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at",
        person.0,
        hash,
        now
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update identity.sessions set revoked_at = $3
         where user_id = $1 and revoked_at is null and id is distinct from $2",
        person.0,
        kept.map(|session| session.0),
        machine_now().0
    )
    .execute(&mut **tx)
    .await?;
    links::end_all(tx, person).await?;
    if let Some(to) = people::by_id(tx, person, locale).await? {
        let page = Some("/password-reset".to_owned());
        let (kind, texts) = (MailKind::PasswordChanged, house.texts);
        let (brand, host) = (Some(&house.brand), house.host.as_deref());
        let letter = Letter { kind, to: &to, page, leave: None, values: &[], useful_for: None, texts, brand, host };
        mail::put_down(tx, &services.mail, &letter).await?;
    }
    Ok(())
}
