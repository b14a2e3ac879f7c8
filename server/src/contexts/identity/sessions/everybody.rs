//! Everybody's sessions, as those see them who run the installation or a tenant.

use super::addresses::{Sealed, addresses};
use super::rows::network_of;
use crate::Stop;
use crate::contexts::tenancy::tenant_names;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::identity::{AllSessions, Means, PersonSessionRow, SessionHolder, SessionSort, SessionState};
use domain::kernel::{PersonId, SessionId, TenantId};
use domain::policy::{Permission, Reach};
use domain::{Moment, Page, Refusal};
use uuid::Uuid;

/// Sessions with their people. Who holds one says its hash, which stays in here.
const SESSIONS: &str =
    "select s.id, s.user_id, s.tenant_id, s.cookie_hash, s.device, s.address, s.proved_by, s.created_at,
        s.last_used_at, coalesce(s.revoked_at, s.expires_at) as expires_at, s.cookie_hash is not null as is_browser,
        u.name, u.email
    from identity.sessions s join identity.users u on u.id = s.user_id";
const COLUMNS: &str = "id, user_id, tenant_id, device, address, proved_by, created_at, last_used_at, expires_at, \
                       is_browser, name, email";

/// What a state comes to, in terms that indexes know.
const fn is_so(state: SessionState) -> &'static str {
    match state {
        SessionState::Standing => "s.revoked_at is null and s.expires_at > now()",
        SessionState::Expired => "s.revoked_at is null and s.expires_at <= now()",
        SessionState::Ended => "s.revoked_at is not null",
    }
}

pub async fn all_sessions(cx: &mut Context, op: AllSessions) -> Result<Page<PersonSessionRow>, Stop> {
    let tenant = listed(cx, op.tenant_id).await?;
    cx.widen_to_system("sessions are listed").await?;
    let (keys, current) = (cx.services.keys.clone(), cx.caller.session);
    let order = match op.sort.unwrap_or(SessionSort::LastUsedAtDown) {
        SessionSort::LastUsedAtDown => ("last_used_at", "timestamptz", Direction::Down),
        SessionSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
    };
    let state = op.state.unwrap_or(SessionState::Standing);
    let from = format!("({SESSIONS} where {}) sessions", is_so(state));
    let tx = cx.tx().await?;
    let list = List::new(COLUMNS, &from, order);
    let list =
        op.holder.into_iter().fold(list, |list, holder| list.present("cookie_hash", holder == SessionHolder::Browser));
    let page = list
        .of_any_tenant(tenant.map(|tenant| tenant.0))
        .only_id("user_id", op.person_id.map(|person| person.0))
        .within("last_used_at", op.used_from, op.used_to)
        .search(&["name", "email"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(tx, |row: Row| row)
        .await?;
    let sealed: Vec<_> = page.data.iter().map(Row::sealed).collect();
    let addresses = addresses(tx, &keys, &sealed).await?;
    let names = tenant_names(tx, page.data.iter().map(|row| row.tenant_id).collect()).await?;
    let rows = page.data.into_iter().map(|row| {
        let address = addresses.get(&row.id).cloned();
        let tenant = names.get(&TenantId(row.tenant_id)).cloned().unwrap_or_default();
        row.shown(state, address, tenant, current)
    });
    Ok(Page { data: rows.collect(), next_cursor: page.next_cursor })
}

/// The tenant whose sessions are listed; `None`: all, for whoever sees beyond their own.
async fn listed(cx: &mut Context, asked: Option<TenantId>) -> Result<Option<TenantId>, Stop> {
    let actor = cx.actor()?.clone();
    if actor.holds(Permission::ReachPlatform) {
        cx.reach_far().await?;
        return Ok(asked);
    }
    match asked {
        Some(other) if other != actor.tenant_id => Err(Refusal::not_found().into()),
        _ => Ok(Some(actor.tenant_id)),
    }
}

/// The session of that id if the actor may deal with it: one of their own tenant, or with `reach:platform` any. The
/// transaction is the system's afterwards.
///
/// # Errors
/// `resource_not_found`.
pub async fn within_reach(cx: &mut Context, session: SessionId) -> Result<PersonId, Stop> {
    cx.reach_as_far_as_allowed().await?;
    let own = match cx.reach() {
        Reach::Own => Some(cx.actor()?.tenant_id.0),
        _ => None,
    };
    cx.widen_to_system("a session is ended").await?;
    let person = sqlx::query_scalar!(
        "select user_id from identity.sessions
         where id = $1 and ($2::uuid is null or tenant_id = $2) and revoked_at is null and expires_at > now()",
        session.0,
        own
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    Ok(PersonId(person.ok_or_else(Refusal::not_found)?))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    user_id: Uuid,
    tenant_id: Uuid,
    device: String,
    address: Option<Vec<u8>>,
    proved_by: Vec<String>,
    created_at: DateTime<Utc>,
    last_used_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    name: String,
    email: String,
    is_browser: bool,
}

impl Row {
    fn sealed(&self) -> Sealed<'_> {
        Sealed { session: self.id, tenant: self.tenant_id, person: self.user_id, address: self.address.as_deref() }
    }

    fn shown(
        self,
        state: SessionState,
        address: Option<String>,
        tenant_name: String,
        current: Option<SessionId>,
    ) -> PersonSessionRow {
        PersonSessionRow {
            id: SessionId(self.id),
            person_id: PersonId(self.user_id),
            name: self.name,
            email: self.email,
            tenant_id: TenantId(self.tenant_id),
            tenant_name,
            state,
            device: self.device,
            holder: if self.is_browser { SessionHolder::Browser } else { SessionHolder::Program },
            network: address.as_deref().and_then(|address| address.parse().ok()).map(network_of),
            address,
            proved_by: self.proved_by.iter().filter_map(|means| Means::parse(means)).collect(),
            created_at: Moment(self.created_at),
            last_used_at: Moment(self.last_used_at),
            expires_at: Moment(self.expires_at),
            current: current == Some(SessionId(self.id)),
        }
    }
}
