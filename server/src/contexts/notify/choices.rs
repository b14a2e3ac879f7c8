//! What a person has chosen, as the decision needs it.

use crate::Stop;
use crate::contexts::tenancy::tenant_zone;
use crate::zones;
use domain::Moment;
use domain::kernel::{PersonId, TenantId, TimeZone, Zone};
use domain::notify::{Choices, NoticeChannel, NoticeKind, NoticeTopic, QuietHours};
use sqlx::PgConnection;
use std::sync::Arc;

/// A person's choices; what a release doesn't know any more counts for nothing.
pub(super) async fn choices_of(db: &mut PgConnection, person: PersonId) -> Result<Choices, Stop> {
    let row = sqlx::query!(
        "select in_app_switched, mail_switched, is_daily, quiet_from, quiet_until from notify.choices
         where person_id = $1",
        person.0
    )
    .fetch_optional(&mut *db)
    .await?;
    let muted = sqlx::query_scalar!("select kind from notify.mutes where person_id = $1 order by kind", person.0)
        .fetch_all(db)
        .await?;
    let muted = muted.iter().filter_map(|kind| NoticeKind::parse(kind)).collect();
    let Some(row) = row else { return Ok(Choices { muted, ..Choices::default() }) };
    let topics = |names: Vec<String>, channel| {
        names.into_iter().filter_map(move |name| Some((NoticeTopic::parse(&name)?, channel)))
    };
    let in_app = topics(row.in_app_switched, NoticeChannel::InApp);
    let hour = |hour: Option<i16>| hour.and_then(|hour| u8::try_from(hour).ok());
    Ok(Choices {
        switched: in_app.chain(topics(row.mail_switched, NoticeChannel::Mail)).collect(),
        daily: row.is_daily,
        quiet: hour(row.quiet_from).zip(hour(row.quiet_until)).map(|(from, until)| QuietHours { from, until }),
        muted,
    })
}

/// The clocks that a person goes by: their own zone's, else their tenant's, else UTC.
pub(super) async fn clocks_of(
    db: &mut PgConnection,
    own: Option<TimeZone>,
    tenant: TenantId,
    now: Moment,
) -> Result<Arc<Zone>, Stop> {
    let zone = match own {
        Some(own) => Some(own),
        None => tenant_zone(db, tenant).await?,
    };
    Ok(zones::zone(&zone.unwrap_or_default(), now))
}
