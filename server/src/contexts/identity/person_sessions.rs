use super::sessions::sessions_of;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{PersonSessions, SessionRow};
use domain::kernel::{PersonId, TenantId};
use domain::policy::Reach;
use domain::{Page, Refusal};

pub async fn person_sessions(cx: &mut Context, op: PersonSessions) -> Result<Page<SessionRow>, Stop> {
    let tenant = within_reach(cx, op.id).await?;
    sessions_of(cx, (op.id, tenant), op.sort, (op.limit, op.cursor.as_deref())).await
}

/// The tenant whose sessions of a person the actor may deal with; `None`: all of them.
///
/// # Errors
/// `resource_not_found` for whoever is no member of the actor's tenant.
pub(super) async fn within_reach(cx: &mut Context, person: PersonId) -> Result<Option<TenantId>, Stop> {
    cx.reach_as_far_as_allowed().await?;
    // Row-level security shows the people of tenants within reach alone.
    let seen = sqlx::query_scalar!("select 1 as \"one!\" from identity.users where id = $1", person.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
    seen.ok_or_else(Refusal::not_found)?;
    Ok(match cx.reach() {
        Reach::Own => Some(cx.actor()?.tenant_id),
        _ => None,
    })
}
