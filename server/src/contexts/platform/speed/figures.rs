//! What pages came to in this process and isn't written down yet: loads, and what browsers measured of them. Sums alone; there is
//! nothing of anybody in them.

use super::names::Names;
use crate::ambient::machine_now;
use crate::contexts::platform::defects::{OTHER, releases_known};
use crate::gateway::Services;
use chrono::NaiveDate;
use domain::platform::{DeviceClass, Histogram, ReportVitals, Vital};
use sqlx::PgConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Sums of each kind that are kept while the database is away; what is more isn't counted.
const SUMS_MAX: usize = 20_000;
/// Pages that are told apart within a day.
const PAGES_MAX: usize = 300;
/// Hosts that are told apart within a day.
const HOSTS_MAX: usize = 300;

/// What pages came to.
#[derive(Default)]
pub struct PageFigures {
    sums: Mutex<Sums>,
}

#[derive(Default)]
struct Sums {
    views: BTreeMap<ViewKey, i64>,
    vitals: BTreeMap<VitalKey, i64>,
    pages: Names,
    hosts: Names,
}

/// Ordered, as all keys here, so that processes write in one order and never wait for each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ViewKey {
    day: NaiveDate,
    page: String,
    language: &'static str,
    referrer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct VitalKey {
    day: NaiveDate,
    page: String,
    device: &'static str,
    release: String,
    vital: &'static str,
    step: i16,
}

impl PageFigures {
    /// Counts a page that was loaded.
    pub fn view(&self, page: &str, language: &'static str, referrer: &str) {
        let day = machine_now().0.date_naive();
        let mut sums = self.sums();
        let page = sums.pages.counted(day, page, PAGES_MAX);
        let referrer = sums.hosts.counted(day, referrer, HOSTS_MAX);
        add(&mut sums.views, ViewKey { day, page, language, referrer }, 1);
    }

    /// Counts what a browser measured of a page.
    pub fn measured(&self, told: &ReportVitals) {
        let day = machine_now().0.date_naive();
        let mut sums = self.sums();
        let page = sums.pages.counted(day, &told.page, PAGES_MAX);
        let all = [(Vital::Lcp, told.lcp), (Vital::Inp, told.inp), (Vital::Cls, told.cls)];
        for (vital, value) in all.into_iter().filter_map(|(vital, value)| Some((vital, value?))) {
            let key = VitalKey {
                day,
                page: page.clone(),
                device: DeviceClass::as_str(told.device),
                release: told.release.clone(),
                vital: vital.as_str(),
                step: i16::try_from(Histogram::step(value)).unwrap_or_default(),
            };
            add(&mut sums.vitals, key, 1);
        }
    }

    /// Adds what was counted to the database.
    ///
    /// # Errors
    /// The database's; then it is kept and added the next time.
    pub async fn flush(&self, services: &Services) -> Result<(), sqlx::Error> {
        let (views, vitals) = {
            let mut sums = self.sums();
            (std::mem::take(&mut sums.views), std::mem::take(&mut sums.vitals))
        };
        if views.is_empty() && vitals.is_empty() {
            return Ok(());
        }
        let written = write(services, &views, &vitals).await;
        if written.is_err() {
            let mut sums = self.sums();
            views.into_iter().for_each(|(key, count)| add(&mut sums.views, key, count));
            vitals.into_iter().for_each(|(key, count)| add(&mut sums.vitals, key, count));
        }
        written
    }

    fn sums(&self) -> MutexGuard<'_, Sums> {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, i64>, key: K, count: i64) {
    if sums.len() < SUMS_MAX || sums.contains_key(&key) {
        *sums.entry(key).or_default() += count;
    }
}

async fn write(
    services: &Services,
    views: &BTreeMap<ViewKey, i64>,
    vitals: &BTreeMap<VitalKey, i64>,
) -> Result<(), sqlx::Error> {
    let mut tx = services.db.as_system("count pages").await?;
    if !vitals.is_empty() {
        // What never ran here is one release, so that nobody invents a thousand.
        let known: BTreeSet<String> = releases_known(&mut tx, services.defects.release()).await?.into_keys().collect();
        write_vitals(&mut tx, &of_known(vitals, &known)).await?;
    }
    write_views(&mut tx, views).await?;
    tx.commit().await
}

fn of_known(vitals: &BTreeMap<VitalKey, i64>, known: &BTreeSet<String>) -> BTreeMap<VitalKey, i64> {
    let mut all = BTreeMap::new();
    for (key, count) in vitals {
        let release = if known.contains(&key.release) { key.release.as_str() } else { OTHER };
        *all.entry(VitalKey { release: release.to_owned(), ..key.clone() }).or_default() += *count;
    }
    all
}

async fn write_vitals(db: &mut PgConnection, vitals: &BTreeMap<VitalKey, i64>) -> Result<(), sqlx::Error> {
    let text = |of: fn(&VitalKey) -> &str| vitals.keys().map(|key| of(key).to_owned()).collect::<Vec<_>>();
    sqlx::query!(
        "insert into platform.vitals as v (day, page, device, release, vital, step, loads)
         select * from unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::bigint[])
         on conflict (day, page, device, release, vital, step) do update set loads = v.loads + excluded.loads",
        &vitals.keys().map(|key| key.day).collect::<Vec<_>>(),
        &text(|key| &key.page),
        &text(|key| key.device),
        &text(|key| &key.release),
        &text(|key| key.vital),
        &vitals.keys().map(|key| key.step).collect::<Vec<_>>(),
        &vitals.values().copied().collect::<Vec<_>>()
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn write_views(db: &mut PgConnection, views: &BTreeMap<ViewKey, i64>) -> Result<(), sqlx::Error> {
    let text = |of: fn(&ViewKey) -> &str| views.keys().map(|key| of(key).to_owned()).collect::<Vec<_>>();
    sqlx::query!(
        "insert into platform.page_views as v (day, page, language, referrer, views)
         select * from unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::bigint[])
         on conflict (day, page, language, referrer) do update set views = v.views + excluded.views",
        &views.keys().map(|key| key.day).collect::<Vec<_>>(),
        &text(|key| &key.page),
        &text(|key| key.language),
        &text(|key| &key.referrer),
        &views.values().copied().collect::<Vec<_>>()
    )
    .execute(db)
    .await?;
    Ok(())
}
