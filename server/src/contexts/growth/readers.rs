use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::billing::OF_PLATFORM;
use domain::growth::{ReaderRow, ReaderStatus, Readers};
use domain::kernel::{Language, ReaderId};
use domain::{Moment, Page};

const COLUMNS: &str = "id, email, language, page, consent, joined_at, left_at";

pub async fn readers(cx: &mut Context, op: Readers) -> Result<Page<ReaderRow>, Stop> {
    let mut list = List::new(COLUMNS, "growth.readers", ("joined_at", "timestamptz", Direction::Down))
        .of_tenant(OF_PLATFORM.0)
        .search(&["email"], op.search.as_deref());
    if let Some(status) = op.status {
        list = list.present("left_at", status == ReaderStatus::Left);
    }
    list.page(op.limit, op.cursor.as_deref()).fetch(cx.tx().await?, Row::into).await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    email: Option<String>,
    language: String,
    page: String,
    consent: String,
    joined_at: chrono::DateTime<chrono::Utc>,
    left_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<Row> for ReaderRow {
    fn from(row: Row) -> Self {
        Self {
            id: ReaderId(row.id),
            email: row.email,
            status: if row.left_at.is_some() { ReaderStatus::Left } else { ReaderStatus::Active },
            language: Language::parse(&row.language).unwrap_or(Language::En),
            page: row.page,
            consent: row.consent,
            joined_at: Moment(row.joined_at),
            left_at: row.left_at.map(Moment),
        }
    }
}
