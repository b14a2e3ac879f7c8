//! The task that delivers one mail, and what becomes of it.

use super::{Mail, letter::Written};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Gateway;
use crate::jobs::Task;
use crate::store::Db;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So often the SMTP server is asked, over an hour and a half; then the mail is a dead letter.
pub const ATTEMPTS_MAX: i16 = 9;

/// Delivers one mail.
#[derive(Serialize, Deserialize)]
pub struct SendMail {
    /// The mail.
    pub id: Uuid,
}

impl Task for SendMail {
    const NAME: &'static str = "send_mail";
    const ATTEMPTS_MAX: i16 = ATTEMPTS_MAX;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        services.mail.deliver(&services.db, self.id).await
    }
}

struct Waiting {
    address: String,
    subject: String,
    sealed: Vec<u8>,
    is_useless: bool,
}

impl Mail {
    /// Delivers a mail that waits; one that is delivered, or whose person was erased, is left alone.
    ///
    /// # Errors
    /// What the SMTP server said; the queue tries again.
    pub async fn deliver(&self, db: &Db, id: Uuid) -> Result<(), Stop> {
        let Some(waiting) = waiting(db, id).await? else { return Ok(()) };
        let Some(smtp) = &self.smtp else { return captured(db, id).await };
        if waiting.is_useless {
            return given_up(db, id, "it came too late to be of use").await;
        }
        let opened = self.open::<Written>(&waiting.sealed, id);
        let Some(written) = opened else { return given_up(db, id, "it was sealed with another secret").await };
        // No transaction is open here: the server may take its time.
        match smtp.send(id, &self.from, (&waiting.address, &waiting.subject, written)).await {
            Ok(()) => sent(db, id).await,
            Err(why) => {
                let why = format!("{why:#}");
                refused(db, id, &why).await?;
                Err(Stop::defect(format!("the SMTP server didn't take the mail: {why}")))
            }
        }
    }

    /// What was sealed for a mail, by this secret or an earlier one.
    pub(super) fn open<T: for<'a> Deserialize<'a>>(&self, sealed: &[u8], id: Uuid) -> Option<T> {
        let plain = self.keys.iter().find_map(|key| key.open(sealed, id))?;
        serde_json::from_slice(&plain).ok()
    }
}

async fn waiting(db: &Db, id: Uuid) -> Result<Option<Waiting>, Stop> {
    let mut tx = db.as_system("deliver a mail").await?;
    let found = sqlx::query_as!(
        Waiting,
        r#"select address as "address!", subject, sealed as "sealed!",
                  coalesce(useful_until < $2, false) as "is_useless!"
           from mail.mails
           where id = $1 and status in ('waiting', 'failed') and address is not null and sealed is not null"#,
        id,
        machine_now().0
    );
    Ok(found.fetch_optional(&mut *tx).await?)
}

async fn sent(db: &Db, id: Uuid) -> Result<(), Stop> {
    let mut tx = db.as_system("a mail is sent").await?;
    sqlx::query!(
        "update mail.mails
         set status = 'sent', attempts = attempts + 1, error = null, sealed = null, ended_at = $2 where id = $1",
        id,
        machine_now().0
    )
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}

async fn captured(db: &Db, id: Uuid) -> Result<(), Stop> {
    let mut tx = db.as_system("a mail is captured").await?;
    sqlx::query!("update mail.mails set status = 'captured', ended_at = $2 where id = $1", id, machine_now().0)
        .execute(&mut *tx)
        .await?;
    Ok(tx.commit().await?)
}

async fn refused(db: &Db, id: Uuid, why: &str) -> Result<(), Stop> {
    let mut tx = db.as_system("a mail wasn't taken").await?;
    sqlx::query!(
        "update mail.mails
         set attempts = attempts + 1, error = $2, status = case when attempts + 1 >= $3 then 'failed' else status end,
             ended_at = case when attempts + 1 >= $3 then $4::timestamptz end
         where id = $1",
        id,
        why,
        i32::from(ATTEMPTS_MAX),
        machine_now().0
    )
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}

async fn given_up(db: &Db, id: Uuid, why: &str) -> Result<(), Stop> {
    let mut tx = db.as_system("a mail is given up").await?;
    sqlx::query!(
        "update mail.mails set status = 'failed', error = $2, sealed = null, ended_at = $3 where id = $1",
        id,
        why,
        machine_now().0
    )
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}
