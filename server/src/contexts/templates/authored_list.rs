use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::TemplateId;
use domain::templates::{Audience, AuthoredTemplateRow, AuthoredTemplates, Industry, Purpose};
use domain::{Moment, Page};

const COLUMNS: &str = "id, name, summary, industry, purpose, audience, newest, is_retired, changed_at";

pub async fn authored_templates(cx: &mut Context, op: AuthoredTemplates) -> Result<Page<AuthoredTemplateRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "templates.prompt_templates", ("changed_at", "timestamptz", Direction::Down))
        .of_tenant(tenant.0)
        .only("audience", op.audience.map(Audience::as_str))
        .search(&["name", "summary"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// A template as its row has it, for its authors.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub id: uuid::Uuid,
    pub name: String,
    pub summary: String,
    pub industry: String,
    pub purpose: String,
    pub audience: String,
    pub newest: i32,
    pub is_retired: bool,
    pub changed_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for AuthoredTemplateRow {
    fn from(row: Row) -> Self {
        Self {
            id: TemplateId(row.id),
            name: row.name,
            summary: row.summary,
            industry: Industry::parse(&row.industry).unwrap_or(Industry::General),
            purpose: Purpose::parse(&row.purpose).unwrap_or(Purpose::Drafting),
            audience: Audience::parse(&row.audience).unwrap_or(Audience::Internal),
            newest: row.newest.unsigned_abs(),
            is_retired: row.is_retired,
            changed_at: Moment(row.changed_at),
        }
    }
}
