use super::super::reading::seen;
use super::super::spaces::names_of_spaces;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{ReviewRow, ReviewSort, Reviews};
use domain::{Moment, Page};
use std::collections::HashMap;
use uuid::Uuid;

const COLUMNS: &str = "id, space_id, title, in_review, asked_at";

pub async fn reviews(cx: &mut Context, op: Reviews) -> Result<Page<ReviewRow>, Stop> {
    let direction = match op.sort.unwrap_or(ReviewSort::AskedAt) {
        ReviewSort::AskedAt => Direction::Up,
        ReviewSort::AskedAtDown => Direction::Down,
    };
    let readable = seen(cx).await?.readable;
    let me = cx.actor()?.person_id;
    let mut page: Page<ReviewRow> = List::new(COLUMNS, "knowledge.documents", ("asked_at", "timestamptz", direction))
        .of_tenant(readable.tenant.0)
        .present("in_review", true)
        .only("status", Some("kept"))
        .holding("reviewers", Some(me.to_string()))
        .among_ids("space_id", Some(readable.spaces))
        .open_to("readers", readable.principals)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await?;
    let spaces: Vec<Uuid> = page.data.iter().map(|row| row.space_id.0).collect();
    let names = names_of_spaces(cx, &spaces).await?;
    let versions = versions(cx, &page.data).await?;
    for row in &mut page.data {
        row.space_name = names.get(&row.space_id.0).cloned().unwrap_or_default();
        if let Some((title, by_name)) = versions.get(&row.id) {
            (row.title, row.by_name) = (title.clone(), by_name.clone());
        }
    }
    Ok(page)
}

/// What the versions that wait are called, and who wrote them.
async fn versions(cx: &mut Context, rows: &[ReviewRow]) -> Result<HashMap<DocumentId, (String, String)>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id.0).collect();
    let found = sqlx::query!(
        "select document_id, title, written_by_name from knowledge.document_versions
         where tenant_id = $1 and document_id = any($2) and status = 'in_review'",
        tenant.0,
        &ids
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(found.into_iter().map(|row| (DocumentId(row.document_id), (row.title, row.written_by_name))).collect())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    space_id: Uuid,
    title: String,
    in_review: i32,
    asked_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for ReviewRow {
    fn from(row: Row) -> Self {
        Self {
            id: DocumentId(row.id),
            version: row.in_review.unsigned_abs(),
            space_id: SpaceId(row.space_id),
            space_name: String::new(),
            title: row.title,
            by_name: String::new(),
            asked_at: Moment(row.asked_at),
        }
    }
}
