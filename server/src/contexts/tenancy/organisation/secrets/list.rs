use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::SecretId;
use domain::tenancy::{SecretRow, SecretSort, Secrets};
use domain::{Moment, Page};

const COLUMNS: &str = "id, name, fingerprint, changed_at, old_until, used_at";

pub async fn secrets(cx: &mut Context, op: Secrets) -> Result<Page<SecretRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(SecretSort::Name) {
        SecretSort::Name => ("lower(name)", "text", Direction::Up),
        SecretSort::ChangedAtDown => ("changed_at", "timestamptz", Direction::Down),
    };
    let now = crate::ambient::machine_now().0;
    List::new(COLUMNS, "tenancy.kept_secrets", order)
        .of_tenant(tenant)
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| SecretRow {
            id: SecretId(row.id),
            name: row.name,
            fingerprint: row.fingerprint,
            changed_at: Moment(row.changed_at),
            old_until: row.old_until.filter(|until| *until > now).map(Moment),
            last_used_at: row.used_at.map(Moment),
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    fingerprint: String,
    changed_at: chrono::DateTime<chrono::Utc>,
    old_until: Option<chrono::DateTime<chrono::Utc>>,
    used_at: Option<chrono::DateTime<chrono::Utc>>,
}
