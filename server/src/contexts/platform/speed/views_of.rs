use crate::Stop;
use sqlx::PgConnection;
use std::collections::HashMap;

/// How often pages were loaded by somebody who may be counted, for as long as it is known. Pages that nobody loaded aren't there.
///
/// # Errors
/// The database's.
pub async fn views_of(db: &mut PgConnection, pages: &[String]) -> Result<HashMap<String, u64>, Stop> {
    let rows = sqlx::query!(
        r#"select page, sum(views)::bigint as "views!" from platform.page_views where page = any($1) group by page"#,
        pages
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.page, row.views.unsigned_abs())).collect())
}
