use super::super::reading::{Seen, seen};
use super::super::spaces::{find_space, names_of_spaces};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::files::Use;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{DocumentKind, DocumentRow, DocumentSort, DocumentStatus, Documents, SpaceRole, VersionStatus};
use domain::{Moment, Page};
use std::collections::HashMap;
use uuid::Uuid;

const COLUMNS: &str = "id, space_id, parent_id, kind, title, tags, standing, newest, approved, expired, \
                       readers is not null as restricted, changed_at, changed_by_name, removed_at";

pub async fn documents(cx: &mut Context, op: Documents) -> Result<Page<DocumentRow>, Stop> {
    let order = match op.sort.unwrap_or(DocumentSort::ChangedAtDown) {
        DocumentSort::ChangedAtDown => ("changed_at", "timestamptz", Direction::Down),
        DocumentSort::ChangedAt => ("changed_at", "timestamptz", Direction::Up),
        DocumentSort::Title => ("lower(title)", "text", Direction::Up),
        DocumentSort::TitleDown => ("lower(title)", "text", Direction::Down),
    };
    let Seen { readable, written } = within(cx, op.space_id).await?;
    let (status, spaces) = match op.removed.unwrap_or_default() {
        false => (DocumentStatus::Kept, readable.spaces),
        true => (DocumentStatus::Removed, written.clone()),
    };
    let mut page: Page<DocumentRow> = List::new(COLUMNS, "knowledge.documents", order)
        .of_tenant(readable.tenant.0)
        .only("status", Some(status.as_str()))
        .only("kind", op.kind.map(DocumentKind::as_str))
        .only("standing", op.status.map(VersionStatus::as_str))
        .among_ids("space_id", Some(spaces))
        .open_to("readers", readable.principals)
        .present_or_among_ids("approved", "space_id", written)
        .holding_all("tags", tags(op.tags.as_deref()))
        .search(&["title"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await?;
    let ids: Vec<Uuid> = page.data.iter().map(|row| row.space_id.0).collect();
    let names = names_of_spaces(cx, &ids).await?;
    for row in &mut page.data {
        row.space_name = names.get(&row.space_id.0).cloned().unwrap_or_default();
    }
    Ok(page)
}

/// What the actor may read, in one space where one is named, which may have been put away.
pub(super) async fn within(cx: &mut Context, space: Option<SpaceId>) -> Result<Seen, Stop> {
    let Some(space) = space else { return seen(cx).await };
    let found = find_space(cx, space, Use::Read).await?;
    let mut all = seen(cx).await?;
    all.readable.spaces = vec![space.0];
    all.written = found.role.holds(SpaceRole::Writer).then_some(space.0).into_iter().collect();
    Ok(all)
}

/// Tags as they are asked for, with commas between them, and as documents have them.
fn tags(text: Option<&str>) -> Vec<String> {
    let tags = text.unwrap_or_default().split(',').map(|tag| tag.trim().to_lowercase());
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// How many documents of each of these spaces the actor may read; of those that they write in, drafts among them.
///
/// # Errors
/// The database's.
pub async fn count_of(
    cx: &mut Context,
    spaces: &[Uuid],
    (principals, written): (&[String], &[Uuid]),
) -> Result<HashMap<Uuid, u32>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        r#"select space_id, count(*) as "documents!" from knowledge.documents
           where tenant_id = $1 and space_id = any($2) and status = 'kept' and (readers is null or readers && $3)
             and (approved is not null or space_id = any($4))
           group by space_id"#,
        tenant.0,
        spaces,
        principals,
        written
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(rows.into_iter().map(|row| (row.space_id, u32::try_from(row.documents).unwrap_or(u32::MAX))).collect())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    space_id: Uuid,
    parent_id: Option<Uuid>,
    kind: String,
    title: String,
    tags: Vec<String>,
    standing: String,
    newest: i32,
    approved: Option<i32>,
    expired: bool,
    restricted: bool,
    changed_at: chrono::DateTime<chrono::Utc>,
    changed_by_name: String,
    removed_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<Row> for DocumentRow {
    fn from(row: Row) -> Self {
        Self {
            id: DocumentId(row.id),
            space_id: SpaceId(row.space_id),
            space_name: String::new(),
            parent_id: row.parent_id.map(DocumentId),
            kind: DocumentKind::parse(&row.kind).unwrap_or(DocumentKind::Page),
            title: row.title,
            tags: row.tags,
            status: VersionStatus::parse(&row.standing).unwrap_or(VersionStatus::Draft),
            newest: row.newest.unsigned_abs(),
            approved: row.approved.map(i32::unsigned_abs),
            expired: row.expired,
            restricted: row.restricted,
            changed_at: Moment(row.changed_at),
            changed_by_name: row.changed_by_name,
            removed_at: row.removed_at.map(Moment),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_are_asked_for_with_commas() {
        assert_eq!(tags(Some(" Saffron, storage,,")), ["saffron", "storage"]);
        assert!(tags(None).is_empty());
    }
}
