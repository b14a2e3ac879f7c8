//! A row of `growth.leads` as answers have it.

use domain::Moment;
use domain::growth::{LeadRow, LeadStatus, LeadTopic};
use domain::kernel::{Language, LeadId};

pub(super) const COLUMNS: &str = "id, name, email, organisation, topic, status, language, page, captured_at";

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: uuid::Uuid,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) topic: String,
    pub(super) status: String,
    pub(super) language: String,
    pub(super) page: String,
    pub(super) captured_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for LeadRow {
    fn from(row: Row) -> Self {
        Self {
            id: LeadId(row.id),
            name: row.name,
            email: row.email,
            organisation: row.organisation,
            topic: LeadTopic::parse(&row.topic).unwrap_or(LeadTopic::Question),
            status: LeadStatus::parse(&row.status).unwrap_or(LeadStatus::New),
            language: Language::parse(&row.language).unwrap_or(Language::En),
            page: row.page,
            captured_at: Moment(row.captured_at),
        }
    }
}
