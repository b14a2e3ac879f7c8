use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::kernel::{MailId, PersonId};
use domain::platform::{MailKind, MailRow, MailStatus, Mails};
use domain::{Moment, Page};
use uuid::Uuid;

pub(super) const COLUMNS: &str =
    "id, kind, status, address, person_id, subject, attempts, error, created_at, ended_at, locale";

pub async fn mails(cx: &mut Context, op: Mails) -> Result<Page<MailRow>, Stop> {
    let address = op.address.as_deref().map(|address| address.trim().to_lowercase()).filter(|it| !it.is_empty());
    List::new(COLUMNS, "mail.mails", ("created_at", "timestamptz", Direction::Down))
        .only("status", op.status.map(MailStatus::as_str))
        .only("kind", op.kind.map(MailKind::as_str))
        .only("address", address.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    kind: String,
    status: String,
    address: Option<String>,
    person_id: Option<Uuid>,
    subject: String,
    attempts: i32,
    error: Option<String>,
    created_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    pub(super) locale: String,
}

impl From<Row> for MailRow {
    fn from(row: Row) -> Self {
        Self {
            id: MailId(row.id),
            kind: MailKind::parse(&row.kind).unwrap_or(MailKind::AccountKnown),
            status: MailStatus::parse(&row.status).unwrap_or(MailStatus::Waiting),
            address: row.address,
            person_id: row.person_id.map(PersonId),
            subject: row.subject,
            attempts: row.attempts.unsigned_abs(),
            error: row.error,
            created_at: Moment(row.created_at),
            ended_at: row.ended_at.map(Moment),
        }
    }
}
