//! Mails that wait for their hour: a day that is gathered, or the end of quiet hours. What waits for one person in one tenant
//! goes out together, once.

use super::letters::{Said, put_down};
use crate::Stop;
use crate::contexts::identity::addressee;
use crate::gateway::Gateway;
use crate::jobs::{Order, Task, due, enqueue};
use crate::store::clock_of;
use domain::Moment;
use domain::kernel::{PersonId, TenantId};
use domain::notify::NoticeKind;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// The hour of gathered mails among the deadlines; its key is tenant and person.
pub const GATHERED: &str = "gathered_notices";

/// Puts the deadline of what waits for a person down, by the earliest of it.
pub(super) async fn put_off(db: &mut PgConnection, tenant: TenantId, person: PersonId) -> Result<(), Stop> {
    let first = sqlx::query_scalar!(
        "select min(mail_at) from notify.notices where tenant_id = $1 and person_id = $2 and mail = 'waits'",
        tenant.0,
        person.0
    )
    .fetch_one(&mut *db)
    .await?;
    match first {
        Some(first) => due::put(db, tenant, GATHERED, &format!("{tenant}/{person}"), Moment(first)).await,
        None => Ok(()),
    }
}

/// The hour has come: a worker writes the mail.
pub fn gathered_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let (tenant, person) = key.split_once('/').ok_or_else(|| Stop::defect("no tenant and person"))?;
        let tenant = tenant.parse().map_err(Stop::defect)?;
        let person = person.parse().map_err(Stop::defect)?;
        enqueue(db, &SendGathered { tenant, person }, &Order::default()).await
    })
}

/// Writes one mail of what has waited for a person in a tenant.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendGathered {
    /// The tenant.
    pub tenant: TenantId,
    /// The person.
    pub person: PersonId,
}

impl Task for SendGathered {
    const NAME: &'static str = "send_gathered_notices";
    const ATTEMPTS_MAX: i16 = 10;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let Self { tenant, person } = self;
        let services = gateway.services();
        let mut tx = services.db.as_system("notices that have waited").await?;
        let now = clock_of(&mut tx, tenant).await?.unwrap_or_else(|| services.clock.now());
        // The rows change with the mail in one transaction: a second attempt finds none.
        let mut waited = sqlx::query!(
            "update notify.notices set mail = 'told', mail_at = $3
             where tenant_id = $1 and person_id = $2 and mail = 'waits' and mail_at <= $3
             returning kind, kept, at, id",
            tenant.0,
            person.0,
            now.0
        )
        .fetch_all(&mut *tx)
        .await?;
        waited.sort_by_key(|row| (row.at, row.id));
        let said: Vec<_> = waited
            .into_iter()
            .filter_map(|row| Some(Said { kind: NoticeKind::parse(&row.kind)?, kept: row.kept }))
            .collect();
        if let Some(to) = addressee(&mut tx, person, tenant).await?.filter(|_| !said.is_empty()) {
            put_down(&mut tx, &services.mail, tenant, &to.to, &said).await?;
        }
        put_off(&mut tx, tenant, person).await?;
        Ok(tx.commit().await?)
    }
}
