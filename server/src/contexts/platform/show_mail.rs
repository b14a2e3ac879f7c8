use super::mails::{COLUMNS, Row};
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::mail;
use domain::Refusal;
use domain::platform::{MailDetail, ShowMail};
use sqlx::AssertSqlSafe;

pub async fn show_mail(cx: &mut Context, op: ShowMail) -> Result<MailDetail, Stop> {
    let services = cx.services.clone();
    let tx = cx.tx().await?;
    let row: Row = sqlx::query_as(AssertSqlSafe(format!("select {COLUMNS} from mail.mails where id = $1")))
        .bind(op.id.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or_else(Refusal::not_found)?;
    let text = mail::captured(tx, &services.mail, op.id).await?;
    Ok(MailDetail { locale: row.locale.clone(), mail: row.into(), text })
}
