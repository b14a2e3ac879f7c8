use super::list::Row;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::platform::{DefectDetail, DefectHour, DefectRelease, ShowDefect};
use domain::{Moment, Refusal};
use sqlx::PgConnection;
use uuid::Uuid;

/// How far back single hours are shown.
const HOURS: TimeDelta = TimeDelta::days(3);
/// Releases that are shown.
const RELEASES_MAX: i64 = 20;

pub async fn show_defect(cx: &mut Context, op: ShowDefect) -> Result<DefectDetail, Stop> {
    let id = op.id.0;
    let db: &mut PgConnection = cx.tx().await?;
    let found = sqlx::query!(
        r#"select d.id, d.side, d.kind, d.message, d.place, d.status, d.occurrences, d.people, d.release, d.first_at,
                  d.last_at, d.stack, d.during, d.request_id, s.resolved_at as "resolved_at?",
                  coalesce(s.came_back, false) as "came_back!"
           from platform.defects d left join platform.defect_states s on s.id = d.id where d.id = $1"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let releases = releases(db, id).await?;
    let hours = hours(db, id).await?;
    let row = Row {
        id: found.id,
        side: found.side,
        kind: found.kind,
        message: found.message,
        place: found.place,
        status: found.status,
        occurrences: found.occurrences,
        people: found.people,
        last_release: found.release,
        first_at: found.first_at,
        last_at: found.last_at,
    };
    Ok(DefectDetail {
        defect: row.into(),
        stack: found.stack,
        during: found.during,
        request_id: found.request_id,
        releases,
        hours,
        resolved_at: found.resolved_at.map(Moment),
        came_back: found.came_back,
    })
}

async fn releases(db: &mut PgConnection, id: Uuid) -> Result<Vec<DefectRelease>, Stop> {
    let rows = sqlx::query!(
        "select release, occurrences, first_at, last_at from platform.defect_releases
         where defect_id = $1 order by last_at desc, release limit $2",
        id,
        RELEASES_MAX
    )
    .fetch_all(db)
    .await?;
    let release = rows.into_iter().map(|row| DefectRelease {
        release: row.release,
        occurrences: row.occurrences.unsigned_abs(),
        first_at: Moment(row.first_at),
        last_at: Moment(row.last_at),
    });
    Ok(release.collect())
}

async fn hours(db: &mut PgConnection, id: Uuid) -> Result<Vec<DefectHour>, Stop> {
    // Every hour is there, also those in which nothing happened.
    let rows = sqlx::query!(
        r#"select g.hour as "hour!", coalesce(h.occurrences, 0) as "occurrences!"
           from generate_series(date_trunc('hour', $2::timestamptz, 'UTC'), $3::timestamptz, '1 hour') as g (hour)
           left join platform.defect_hours h on h.defect_id = $1 and h.hour = g.hour
           order by g.hour"#,
        id,
        machine_now().0 - HOURS,
        machine_now().0
    )
    .fetch_all(db)
    .await?;
    let hour =
        rows.into_iter().map(|row| DefectHour { hour: Moment(row.hour), occurrences: row.occurrences.unsigned_abs() });
    Ok(hour.collect())
}
