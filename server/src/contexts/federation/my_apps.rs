use super::registered_app::read_scopes;
use crate::Stop;
use crate::gateway::Context;
use domain::Moment;
use domain::federation::{AllowedApp, MyApps};
use domain::kernel::AppId;

/// Apps that are shown at most.
const SHOWN_MAX: i64 = 200;

pub async fn my_apps(cx: &mut Context, _: MyApps) -> Result<Vec<AllowedApp>, Stop> {
    let (person, tenant) = (cx.actor()?.person_id, cx.actor()?.tenant_id);
    let mut tx = cx.services.db.as_system("show what somebody lets apps do").await?;
    let rows = sqlx::query!(
        "select c.app_id, a.name, c.scopes, c.allowed_at
         from federation.consents c join federation.apps a on a.id = c.app_id
         where c.person_id = $1 and c.tenant_id = $2 order by c.allowed_at desc, c.app_id limit $3",
        person.0,
        tenant.0,
        SHOWN_MAX
    )
    .fetch_all(&mut *tx)
    .await?;
    let app = |row: (uuid::Uuid, String, Vec<String>, chrono::DateTime<chrono::Utc>)| AllowedApp {
        id: AppId(row.0),
        name: row.1,
        scopes: read_scopes(&row.2),
        allowed_at: Moment(row.3),
    };
    Ok(rows.into_iter().map(|row| app((row.app_id, row.name, row.scopes, row.allowed_at))).collect())
}
