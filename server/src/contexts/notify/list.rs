use super::rule;
use super::wording::{Named, sentence};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{EntryId, NoticeId, TenantId};
use domain::notify::{NoticeKind, NoticeRow, NoticeTopic, Notices, UnreadCount, UnreadNotices};
use domain::{Moment, Page};

const COLUMNS: &str = "id, tenant_id, event_id, kind, topic, kept, at, read_at";

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    tenant_id: uuid::Uuid,
    event_id: uuid::Uuid,
    kind: String,
    topic: String,
    kept: serde_json::Value,
    at: chrono::DateTime<chrono::Utc>,
    read_at: Option<chrono::DateTime<chrono::Utc>>,
}

pub async fn notices(cx: &mut Context, op: Notices) -> Result<Page<NoticeRow>, Stop> {
    let person = cx.actor()?.person_id;
    let list = List::new(COLUMNS, "notify.notices", ("at", "timestamptz", Direction::Down))
        .only_id("person_id", Some(person.0))
        .only("in_app", Some("told"))
        .only("topic", op.topic.map(NoticeTopic::as_str));
    let list = match op.unread {
        Some(unread) => list.present("read_at", !unread),
        None => list,
    };
    let page = list.page(op.limit, op.cursor.as_deref()).fetch(cx.tx().await?, |row: Row| row).await?;
    // A tenant that the person is in no more still has a name.
    cx.widen_to_system("what is called how that one was told of").await?;
    let told: Vec<_> = page.data.iter().map(|row| (row.tenant_id, &row.kept)).collect();
    let named = Named::of(cx.tx().await?, &told).await?;
    let texts = cx.caller.texts();
    let shown = |row: Row| {
        let (kind, tenant_id) = (NoticeKind::parse(&row.kind)?, TenantId(row.tenant_id));
        Some(NoticeRow {
            id: NoticeId(row.id),
            topic: NoticeTopic::parse(&row.topic)?,
            kind,
            text: sentence(texts, kind, tenant_id, &row.kept, &named),
            tenant_id,
            tenant_name: named.tenant(tenant_id).map(str::to_owned),
            page: rule::page(kind, &row.kept),
            event_id: EntryId(row.event_id),
            at: Moment(row.at),
            read_at: row.read_at.map(Moment),
        })
    };
    Ok(Page { data: page.data.into_iter().filter_map(shown).collect(), next_cursor: page.next_cursor })
}

pub async fn unread_notices(cx: &mut Context, _: UnreadNotices) -> Result<UnreadCount, Stop> {
    let (person, now) = (cx.actor()?.person_id, cx.now);
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from notify.notices
           where person_id = $1 and in_app = 'told' and read_at is null and shown_from <= $2"#,
        person.0,
        now.0
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    Ok(UnreadCount { count: u32::try_from(count).unwrap_or(u32::MAX) })
}
