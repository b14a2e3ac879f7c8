//! The table of mails: putting one down, reading a captured one, forgetting.

use super::letter::Written;
use super::{Letter, Mail, SendMail};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::jobs::{Order, enqueue};
use chrono::TimeDelta;
use domain::kernel::{MailId, PersonId};
use domain::platform::MailKind;
use sqlx::PgConnection;

/// Puts a mail down in the caller's transaction: it goes out if, and only if, that commits.
///
/// # Errors
/// The database's.
pub async fn put_down(db: &mut PgConnection, mail: &Mail, letter: &Letter<'_>) -> Result<MailId, Stop> {
    let id = write_down(db, mail, letter).await?;
    send(db, mail, id).await?;
    Ok(id)
}

/// Lets a mail that was written down go out, after the caller's commit.
///
/// # Errors
/// The database's.
pub async fn send(db: &mut PgConnection, mail: &Mail, id: MailId) -> Result<(), Stop> {
    if !mail.captures() {
        enqueue(db, &SendMail { id: id.0 }, &Order::default()).await?;
    }
    Ok(())
}

/// Puts a mail down that waits until somebody delivers it.
///
/// # Errors
/// The database's.
pub async fn write_down(db: &mut PgConnection, mail: &Mail, letter: &Letter<'_>) -> Result<MailId, Stop> {
    let (id, now) = (new_id(), machine_now().0);
    let plain = serde_json::to_vec(&letter.write(&mail.public_url)).map_err(Stop::defect)?;
    let key = mail.keys.first().ok_or_else(|| Stop::defect("no key for mails"))?;
    let captures = mail.captures();
    sqlx::query!(
        "insert into mail.mails
             (id, person_id, kind, locale, address, subject, sealed, status, created_at, useful_until, ended_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        letter.to.person.map(|person| person.0),
        letter.kind.as_str(),
        letter.to.locale.code(),
        letter.to.address,
        letter.subject(),
        key.seal(&plain, id)?,
        if captures { "captured" } else { "waiting" },
        now,
        letter.useful_for.map(|span| now + span),
        captures.then_some(now)
    )
    .execute(&mut *db)
    .await?;
    Ok(MailId(id))
}

/// Takes back a mail that hasn't gone out; what has gone is gone.
///
/// # Errors
/// The database's.
pub async fn withdraw(db: &mut PgConnection, id: MailId) -> Result<(), Stop> {
    sqlx::query!(
        "update mail.mails set status = 'failed', error = 'it was taken back', sealed = null, ended_at = $2
         where id = $1 and status in ('waiting', 'failed')",
        id.0,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many mails of a kind went to an address within the last `span`.
///
/// # Errors
/// The database's.
pub async fn sent_since(db: &mut PgConnection, address: &str, kind: MailKind, span: TimeDelta) -> Result<i64, Stop> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from mail.mails where address = $1 and kind = $2 and created_at > $3"#,
        address,
        kind.as_str(),
        machine_now().0 - span
    );
    Ok(count.fetch_one(db).await?)
}

/// The text of a mail that was captured. Of one that an SMTP server delivers it is nobody's business.
///
/// # Errors
/// The database's.
pub async fn captured(db: &mut PgConnection, mail: &Mail, id: MailId) -> Result<Option<String>, Stop> {
    let sealed = sqlx::query_scalar!(
        r#"select sealed as "sealed!" from mail.mails
           where id = $1 and status = 'captured' and sealed is not null"#,
        id.0
    );
    let sealed = sealed.fetch_optional(db).await?;
    Ok(sealed.and_then(|sealed| mail.open::<Written>(&sealed, id.0)).map(|written| written.text))
}

/// What was written to an address before it was somebody's account is theirs now.
///
/// # Errors
/// The database's.
pub async fn belongs_to(db: &mut PgConnection, address: &str, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update mail.mails set person_id = $2 where address = $1 and person_id is null", address, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Removes where a person's mails went and what they said.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("update mail.mails set address = null, sealed = null where person_id = $1", person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Removes at most so many mails that are older than `kept_days`; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_old(db: &mut PgConnection, kept_days: u16, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from mail.mails where id in (
             select id from mail.mails where created_at < $1 order by created_at limit $2)",
        machine_now().0 - TimeDelta::days(kept_days.into()),
        rows_max
    );
    Ok(gone.execute(db).await?.rows_affected())
}
