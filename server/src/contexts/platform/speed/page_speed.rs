use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::platform::{
    DeviceClass, Histogram, ShowPageSpeed, SpeedOfDay, SpeedOfPage, Vital, VitalFigures, VitalsReport,
};
use sqlx::PgConnection;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Days unless told.
const DAYS_DEFAULT: u16 = 7;
/// Pages that are told apart.
const PAGES_MAX: usize = 50;
/// The value that is shown: as web vitals define it, of three in four loads.
const PERCENT: u64 = 75;

pub async fn show_page_speed(cx: &mut Context, op: ShowPageSpeed) -> Result<VitalsReport, Stop> {
    let days = i64::from(op.days.unwrap_or(DAYS_DEFAULT));
    let first = machine_now().0.date_naive() - TimeDelta::days(days - 1);
    let db: &mut PgConnection = cx.tx().await?;
    let rows = sqlx::query!(
        r#"select to_char(day, 'YYYY-MM-DD') as "day!", page, vital, step, sum(loads)::bigint as "loads!"
           from platform.vitals
           where day >= $1 and ($2::text is null or device = $2) and ($3::text is null or release = $3)
           group by day, page, vital, step"#,
        first,
        op.device.map(DeviceClass::as_str),
        op.release
    )
    .fetch_all(&mut *db)
    .await?;
    let (mut total, mut by_day, mut by_page) =
        (Measured::default(), BTreeMap::<String, Measured>::new(), BTreeMap::<String, Measured>::new());
    for row in rows {
        let Some(vital) = Vital::parse(&row.vital) else { continue };
        let (step, loads) = (usize::try_from(row.step).unwrap_or_default(), row.loads.unsigned_abs());
        total.add(vital, step, loads);
        by_day.entry(row.day).or_default().add(vital, step, loads);
        by_page.entry(row.page).or_default().add(vital, step, loads);
    }
    let mut pages: Vec<(String, Measured)> = by_page.into_iter().collect();
    pages.sort_by_key(|(_, measured)| Reverse(measured.loads()));
    pages.truncate(PAGES_MAX);
    Ok(VitalsReport {
        total: total.figures(),
        by_day: by_day.into_iter().map(|(day, it)| SpeedOfDay { day, vitals: it.figures() }).collect(),
        by_page: pages.into_iter().map(|(page, it)| SpeedOfPage { page, vitals: it.figures() }).collect(),
        releases: releases(db).await?,
    })
}

async fn releases(db: &mut PgConnection) -> Result<Vec<String>, Stop> {
    let found = sqlx::query_scalar!(
        "select release from platform.vitals group by release order by max(day) desc, release limit 20"
    );
    Ok(found.fetch_all(db).await?)
}

/// The measures of some loads.
#[derive(Default)]
struct Measured(BTreeMap<&'static str, Histogram>);

impl Measured {
    fn add(&mut self, vital: Vital, step: usize, loads: u64) {
        self.0.entry(vital.as_str()).or_default().add(step, loads);
    }

    fn loads(&self) -> u64 {
        self.0.values().map(Histogram::count).max().unwrap_or_default()
    }

    /// In the order in which measures are declared.
    fn figures(&self) -> Vec<VitalFigures> {
        Vital::ALL.iter().filter_map(|vital| figures(*vital, self.0.get(vital.as_str())?)).collect()
    }
}

fn figures(vital: Vital, histogram: &Histogram) -> Option<VitalFigures> {
    let p75 = histogram.percentile(PERCENT)?;
    let (good, fair) = vital.thresholds();
    let loads = histogram.count();
    Some(VitalFigures {
        vital,
        loads,
        p75,
        rating: vital.rate(p75),
        good: histogram.up_to(good),
        poor: loads - histogram.up_to(fair),
    })
}
