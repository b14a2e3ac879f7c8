use super::registered_app::read_scopes;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::federation::{AppKind, AppRow, AppSort, Apps};
use domain::kernel::AppId;
use domain::{Moment, Page};

const COLUMNS: &str = "id, name, kind, redirect_uris, scopes, by_itself, registered_at";

pub async fn apps(cx: &mut Context, op: Apps) -> Result<Page<AppRow>, Stop> {
    let order = match op.sort.unwrap_or(AppSort::RegisteredAtDown) {
        AppSort::Name => ("lower(name)", "text", Direction::Up),
        AppSort::RegisteredAtDown => ("registered_at", "timestamptz", Direction::Down),
    };
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "federation.apps", order)
        .of_tenant(tenant.0)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    kind: String,
    redirect_uris: Vec<String>,
    scopes: Vec<String>,
    by_itself: Vec<String>,
    registered_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for AppRow {
    fn from(row: Row) -> Self {
        Self {
            id: AppId(row.id),
            name: row.name,
            kind: AppKind::parse(&row.kind).unwrap_or(AppKind::Public),
            redirect_uris: row.redirect_uris,
            scopes: read_scopes(&row.scopes),
            by_itself: read_scopes(&row.by_itself),
            registered_at: Moment(row.registered_at),
        }
    }
}
