//! Writes down what failed: counters, and an event where a release shows a defect for the first time or brings it back. A transaction
//! for each cause, under the lock of its row, so that several processes write as one.

use super::defect_log::{Key, Waiting};
use super::handling::follow_status;
use super::releases::{OTHER, releases_known};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::{Caller, Context, Door, Services};
use crate::live::nudge_all;
use crate::store::{self, Tx, open_tenant};
use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use domain::Moment;
use domain::billing::OF_PLATFORM;
use domain::kernel::Mode;
use domain::platform::{Crowd, Defect, DefectCommand, DefectSide, ThingKind};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Defects that browsers may bring up within an hour. They tell what they like, so there is a bound.
const NEW_AN_HOUR: i64 = 100;

/// Writes down what waits.
///
/// # Errors
/// The database's; what isn't written is kept.
pub async fn write_down(services: &Arc<Services>) -> Result<(), Stop> {
    let mut waiting = services.defects.take();
    if waiting.is_empty() {
        return Ok(());
    }
    let known = match known(services).await {
        Ok(known) => known,
        Err(error) => {
            waiting.into_iter().for_each(|(key, it)| services.defects.add(key, it));
            return Err(error.into());
        }
    };
    while let Some((key, it)) = waiting.pop_first() {
        if let Err(stop) = write_one(services, &known, &key, &it).await {
            if stop.is_ours() {
                tracing::error!(error = %stop, "a defect can't be written down");
                continue;
            }
            services.defects.add(key, it);
            waiting.into_iter().for_each(|(key, it)| services.defects.add(key, it));
            return Err(stop);
        }
    }
    Ok(())
}

async fn known(services: &Services) -> Result<BTreeMap<String, DateTime<Utc>>, sqlx::Error> {
    let mut tx = services.db.as_system("which releases ran here").await?;
    let known = releases_known(&mut tx, services.defects.release()).await?;
    tx.commit().await?;
    Ok(known)
}

async fn write_one(
    services: &Arc<Services>,
    known: &BTreeMap<String, DateTime<Utc>>,
    (fingerprint, release): &Key,
    it: &Waiting,
) -> Result<(), Stop> {
    let caller = Caller::system("what fails is written down", Door::Worker);
    let mut cx = Context::of_worker(services, caller, "platform.report_defect");
    let ran_from = known.get(release).copied();
    let release = if ran_from.is_some() { release.as_str() } else { OTHER };
    let Some(id) = counted(cx.tx().await?, fingerprint, release, it).await? else {
        metrics::counter!("portico_defects_lost_total").increment(1);
        return Ok(());
    };
    open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    let loaded = store::load::<Defect>(cx.tx().await?, &services.keys, id).await?;
    let command =
        DefectCommand::See { side: it.last.side, release: release.to_owned(), ran_from: ran_from.map(Moment) };
    match loaded.version {
        0 => cx.create::<Defect>(OF_PLATFORM, id, command).await?,
        _ => cx.decide::<Defect>(id, &loaded, command).await?,
    }
    let tx = cx.tx().await?;
    follow_status(tx, id).await?;
    nudge_all(tx, Some(OF_PLATFORM), (ThingKind::Defect, Some(id)));
    cx.commit().await
}

/// Counts, and answers whose row it is; none where browsers have brought up too many.
async fn counted(tx: &mut Tx, fingerprint: &str, release: &str, it: &Waiting) -> Result<Option<Uuid>, Stop> {
    let there = sqlx::query!("select id, crowd from platform.defects where fingerprint = $1 for update", fingerprint)
        .fetch_optional(&mut **tx)
        .await?;
    let is_new = there.is_none();
    if is_new && it.last.side == DefectSide::Browser && brought_up(tx).await? >= NEW_AN_HOUR {
        return Ok(None);
    }
    let (id, mut crowd) =
        there.map_or_else(|| (new_id(), Crowd::default()), |row| (row.id, Crowd::from_bytes(&row.crowd)));
    crowd.join(&it.people);
    let people = i64::try_from(crowd.people()).unwrap_or(i64::MAX);
    // Two processes that bring up the same meet at the fingerprint; the second tries again.
    sqlx::query!(
        "insert into platform.defects as d
             (id, fingerprint, side, kind, message, place, status, occurrences, crowd, people, release, stack, during,
              request_id, releases, first_at, last_at)
         values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, $10, $11, $12, $13, array[$10::text], $14, $15)
         on conflict (id) do update
         set message = excluded.message, place = excluded.place, occurrences = d.occurrences + excluded.occurrences,
             crowd = excluded.crowd, people = excluded.people, release = excluded.release, stack = excluded.stack,
             during = excluded.during, request_id = excluded.request_id, last_at = greatest(d.last_at, excluded.last_at),
             releases = case when excluded.release = any(d.releases) then d.releases
                             else d.releases || excluded.releases end",
        id,
        fingerprint,
        it.last.side.as_str(),
        it.last.kind.as_str(),
        it.last.message,
        it.last.place,
        it.times,
        crowd.as_bytes(),
        people,
        release,
        it.last.stack,
        it.last.during,
        it.request_id,
        it.first_at,
        it.last_at
    )
    .execute(&mut **tx)
    .await?;
    by_release_and_hour(tx, id, release, it).await?;
    Ok(Some(id))
}

async fn brought_up(tx: &mut Tx) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from platform.defects where side = 'browser' and first_at > $1"#,
        machine_now().0 - TimeDelta::hours(1)
    )
    .fetch_one(&mut **tx)
    .await
}

async fn by_release_and_hour(tx: &mut Tx, id: Uuid, release: &str, it: &Waiting) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into platform.defect_releases as r (defect_id, release, occurrences, first_at, last_at)
         values ($1, $2, $3, $4, $5)
         on conflict (defect_id, release) do update
         set occurrences = r.occurrences + excluded.occurrences, last_at = greatest(r.last_at, excluded.last_at)",
        id,
        release,
        it.times,
        it.first_at,
        it.last_at
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into platform.defect_hours as h (defect_id, hour, occurrences) values ($1, $2, $3)
         on conflict (defect_id, hour) do update set occurrences = h.occurrences + excluded.occurrences",
        id,
        it.last_at.duration_trunc(TimeDelta::hours(1)).unwrap_or(it.last_at),
        it.times
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
