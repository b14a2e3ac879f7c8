use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::platform::{ShowPageViews, ViewsBy, ViewsOfDay, ViewsReport, ViewsRow};
use sqlx::PgConnection;
use std::collections::BTreeMap;

/// Days unless told.
const DAYS_DEFAULT: u16 = 30;
/// Rows that are told apart.
const ROWS_MAX: i64 = 50;

pub async fn show_page_views(cx: &mut Context, op: ShowPageViews) -> Result<ViewsReport, Stop> {
    let today = machine_now().0.date_naive();
    let first = today - TimeDelta::days(i64::from(op.days.unwrap_or(DAYS_DEFAULT)) - 1);
    let db: &mut PgConnection = cx.tx().await?;
    let counted = sqlx::query!(
        r#"select day, sum(views)::bigint as "views!" from platform.page_views where day >= $1 group by day"#,
        first
    )
    .fetch_all(&mut *db)
    .await?;
    let counted: BTreeMap<_, _> = counted.into_iter().map(|row| (row.day, row.views.unsigned_abs())).collect();
    let rows = sqlx::query!(
        r#"select case $2::text when 'page' then page when 'language' then language else referrer end as "name!",
                  sum(views)::bigint as "views!"
           from platform.page_views where day >= $1 group by 1 order by 2 desc, 1 limit $3"#,
        first,
        op.by.unwrap_or(ViewsBy::Page).as_str(),
        ROWS_MAX
    )
    .fetch_all(db)
    .await?;
    let days = first.iter_days().take_while(|day| *day <= today);
    Ok(ViewsReport {
        total: counted.values().sum(),
        by_day: days
            .map(|day| ViewsOfDay { day: day.to_string(), views: counted.get(&day).copied().unwrap_or_default() })
            .collect(),
        rows: rows.into_iter().map(|row| ViewsRow { name: row.name, views: row.views.unsigned_abs() }).collect(),
    })
}
