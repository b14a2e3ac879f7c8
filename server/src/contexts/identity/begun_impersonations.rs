use super::names_of;
use crate::Stop;
use crate::contexts::tenancy::tenant_names;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{BegunImpersonationRow, BegunImpersonations, ImpersonationSort};
use domain::kernel::{PersonId, SessionId, TenantId};
use domain::{Moment, Page};
use uuid::Uuid;

/// What nobody has ended, and whose time isn't over: it may be a while until its end is written down.
const UNDER_WAY: &str = "(ended_at is null and until > now())";

pub async fn begun_impersonations(
    cx: &mut Context,
    op: BegunImpersonations,
) -> Result<Page<BegunImpersonationRow>, Stop> {
    let staff = cx.actor()?.person_id;
    let direction = match op.sort.unwrap_or(ImpersonationSort::BegunAtDown) {
        ImpersonationSort::BegunAtDown => Direction::Down,
        ImpersonationSort::BegunAt => Direction::Up,
    };
    let columns = format!(
        "session_id, user_id, tenant_id, reason, begun_at, coalesce(ended_at, until) as ended_at, \
         {UNDER_WAY} as is_under_way"
    );
    let tx = cx.tx().await?;
    let page = List::new(&columns, "identity.impersonations", ("begun_at", "timestamptz", direction))
        .only_id("staff_id", Some(staff.0))
        .only(&format!("{UNDER_WAY}::text"), op.under_way.map(|yes| if yes { "true" } else { "false" }))
        .page(op.limit, op.cursor.as_deref())
        .fetch(tx, |row: Row| row)
        .await?;
    let people = names_of(tx, &page.data.iter().map(Row::person).collect()).await?;
    let tenants = tenant_names(tx, page.data.iter().map(|row| row.tenant_id).collect()).await?;
    let rows = page.data.into_iter().map(|row| {
        let name = people.get(&row.person()).cloned().unwrap_or_default();
        let tenant = tenants.get(&TenantId(row.tenant_id)).cloned().unwrap_or_default();
        row.shown(name, tenant)
    });
    Ok(Page { data: rows.collect(), next_cursor: page.next_cursor })
}

#[derive(sqlx::FromRow)]
struct Row {
    session_id: Uuid,
    user_id: Uuid,
    tenant_id: Uuid,
    reason: String,
    begun_at: chrono::DateTime<chrono::Utc>,
    ended_at: chrono::DateTime<chrono::Utc>,
    is_under_way: bool,
}

impl Row {
    /// As the log names actors.
    fn person(&self) -> String {
        format!("person:{}", self.user_id)
    }

    fn shown(self, person_name: String, tenant_name: String) -> BegunImpersonationRow {
        BegunImpersonationRow {
            session_id: SessionId(self.session_id),
            person_id: PersonId(self.user_id),
            person_name,
            tenant_id: TenantId(self.tenant_id),
            tenant_name,
            reason: self.reason,
            begun_at: Moment(self.begun_at),
            ended_at: Moment(self.ended_at),
            is_under_way: self.is_under_way,
        }
    }
}
