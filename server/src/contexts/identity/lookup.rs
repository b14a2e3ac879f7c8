//! From a session or an address to the actor: memberships decide, not what a token once said.

use super::grants::held;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::{Meter, read_entitlements};
use crate::contexts::tenancy::Site;
use crate::store::{Db, Tx};
use chrono::NaiveDate;
use domain::Moment;
use domain::kernel::{Mode, PersonId, SessionId, TenantId, TimeZone};
use domain::policy::{Actor, ActorKind, Impersonator, Permission, TenantStanding};
use domain::tenancy::TenantStatus;
use serde_json::Value;
use texts::Locale;
use uuid::Uuid;

struct Found {
    user_id: Uuid,
    name: String,
    email: String,
    tenant_id: Uuid,
    tenant_name: String,
    tenant_status: String,
    mode: Option<String>,
    grants: Value,
    entitlements: Value,
}

impl From<Found> for Actor {
    fn from(found: Found) -> Self {
        let (roles, grants) = held(found.grants);
        Self {
            kind: ActorKind::Person,
            person_id: PersonId(found.user_id),
            name: found.name,
            email: found.email,
            tenant_id: TenantId(found.tenant_id),
            tenant_name: found.tenant_name,
            mode: found.mode.as_deref().and_then(Mode::parse).unwrap_or_default(),
            standing: standing(&found.tenant_status),
            entitlements: read_entitlements(found.entitlements),
            roles,
            grants,
            ceiling: None,
            key: None,
            impersonator: None,
        }
    }
}

/// What a tenant's status means for its people; one that this release doesn't know keeps them out.
pub fn standing(status: &str) -> TenantStanding {
    TenantStatus::parse(status).map_or(TenantStanding::Closed, TenantStanding::from)
}

/// A session that has neither ended nor been revoked.
pub struct Session {
    /// Who is behind it.
    pub actor: Actor,
    /// The hash of its cookie's secret; `None` for programs.
    pub cookie_hash: Option<Vec<u8>>,
    /// What the tenant's test clock shows, where it has one.
    pub test_clock: Option<Moment>,
    /// The person's time zone, else the tenant's.
    pub time_zone: Option<TimeZone>,
    /// The language that the person has chosen.
    pub locale: Option<Locale>,
    /// What the tenant has used of models since the day that was asked about.
    pub ai_used: Option<u64>,
}

/// The session of that id, unless it has ended or been revoked. A token also names the edition of the key that
/// signed it: where that has retired there is no session either.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_by_session(db: &Db, session: SessionId, key: Option<i32>) -> Result<Option<Session>, Stop> {
    actor_and_use(db, session, key, None).await
}

/// The same; also what the tenant has used of models since a day, for whoever is about to ask one: else that is a question of
/// its own.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_and_use(
    db: &Db,
    session: SessionId,
    key: Option<i32>,
    since: Option<NaiveDate>,
) -> Result<Option<Session>, Stop> {
    let mut connection = db.for_authentication().await?;
    let row = sqlx::query!(
        r#"select user_id as "user_id!", name as "name!", email as "email!", tenant_id as "tenant_id!",
                  tenant_name as "tenant_name!",
                  tenant_status as "tenant_status!", grants as "grants!", cookie_hash, mode, test_clock,
                  time_zone, locale, staff_id, staff_name, staff_until, staff_grants,
                  billing.entitlements_of(tenant_id) as "entitlements!",
                  case when $3::date is not null then billing.used_since(tenant_id, $4, $3) end as ai_used
           from identity.actor_of_session($1)
           where $2::int is null or exists (
               select from identity.signing_keys
               where edition = $2 and (retires_at is null or retires_at > now()))"#,
        session.0,
        key,
        since,
        Meter::AiTokens.as_str()
    )
    .fetch_optional(&mut *connection)
    .await?;
    connection.has_read();
    let Some(row) = row else { return Ok(None) };
    if row.staff_grants.is_some_and(|grants| !held(grants).1.anywhere().contains(Permission::ImpersonatePeople)) {
        // Whoever may not act as others any more is themselves again.
        stop_acting(db, session).await?;
        return Box::pin(actor_and_use(db, session, key, since)).await;
    }
    let impersonator = match (row.staff_id, row.staff_name, row.staff_until) {
        (Some(id), Some(name), Some(until)) => {
            Some(Impersonator { person_id: PersonId(id), name, until: Moment(until) })
        }
        _ => None,
    };
    let found = Found {
        user_id: row.user_id,
        name: row.name,
        email: row.email,
        tenant_id: row.tenant_id,
        tenant_name: row.tenant_name,
        tenant_status: row.tenant_status,
        mode: row.mode,
        grants: row.grants,
        entitlements: row.entitlements,
    };
    Ok(Some(Session {
        actor: Actor { impersonator, ..found.into() },
        cookie_hash: row.cookie_hash,
        test_clock: row.test_clock.map(Moment),
        time_zone: row.time_zone.map(TimeZone::named),
        locale: row.locale.as_deref().and_then(Locale::parse),
        ai_used: row.ai_used.map(i64::unsigned_abs),
    }))
}

/// The session is that of whoever began it again.
async fn stop_acting(db: &Db, session: SessionId) -> Result<(), Stop> {
    let mut tx = db.as_system("acting as somebody else isn't allowed any more").await?;
    sqlx::query!(
        "update identity.impersonations set ended_at = $2 where session_id = $1 and ended_at is null",
        session.0,
        machine_now().0
    )
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}

/// A person in each of their memberships that the transaction sees, the first first; nobody where the account is blocked.
///
/// # Errors
/// When the database isn't there.
pub(super) async fn actors_of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Actor>, Stop> {
    let found = sqlx::query_as!(
        Found,
        r#"select u.id as user_id, u.name, u.email, m.tenant_id, t.name as tenant_name, t.status as tenant_status,
                  t.mode as "mode?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!",
                  billing.entitlements_of(m.tenant_id) as "entitlements!"
           from identity.users u
           join identity.memberships m on m.user_id = u.id
           join tenancy.tenants t on t.id = m.tenant_id
           where u.id = $1 and u.blocked_at is null
           order by m.granted_at, m.tenant_id"#,
        person.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(found.into_iter().map(Actor::from).collect())
}

/// The actor of an address in their first membership.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_by_email(db: &Db, email: &str) -> Result<Option<Actor>, Stop> {
    actor_at(db, email, Site::Platform).await
}

/// The actor of an address in their first membership that a site admits.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_at(db: &Db, email: &str, site: Site) -> Result<Option<Actor>, Stop> {
    let tenant = match site {
        Site::Platform => None,
        Site::Of(tenant) => Some(tenant.0),
    };
    let mut tx = db.as_system("look up a person").await?;
    let found = sqlx::query_as!(
        Found,
        r#"select u.id as user_id, u.name, u.email, m.tenant_id, t.name as tenant_name, t.status as tenant_status,
                  t.mode as "mode?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!",
                  billing.entitlements_of(m.tenant_id) as "entitlements!"
           from identity.users u
           join identity.memberships m on m.user_id = u.id
           join tenancy.tenants t on t.id = m.tenant_id
           where u.email = $1 and u.blocked_at is null and ($2::uuid is null or m.tenant_id = $2)
           order by m.granted_at, m.tenant_id limit 1"#,
        email.to_lowercase(),
        tenant
    )
    .fetch_optional(&mut *tx)
    .await?;
    Ok(found.map(Actor::from))
}

/// A person in one of their memberships, with the roles that they have there now; `None` where it ended.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_of_member(db: &Db, person: PersonId, tenant: TenantId) -> Result<Option<Actor>, Stop> {
    let mut tx = db.as_system("look up a member").await?;
    let found = sqlx::query_as!(
        Found,
        r#"select u.id as user_id, u.name, u.email, m.tenant_id, t.name as tenant_name, t.status as tenant_status,
                  t.mode as "mode?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!",
                  billing.entitlements_of(m.tenant_id) as "entitlements!"
           from identity.users u
           join identity.memberships m on m.user_id = u.id
           join tenancy.tenants t on t.id = m.tenant_id
           where u.id = $1 and m.tenant_id = $2 and u.blocked_at is null"#,
        person.0,
        tenant.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    Ok(found.map(Actor::from))
}

/// The same person in a membership that lets them run the platform; `None` where they have none.
///
/// # Errors
/// When the database isn't there.
pub(super) async fn actor_of_platform(db: &Db, actor: &Actor) -> Result<Option<Actor>, Stop> {
    let tenants = {
        let mut tx = db.as_system("look up memberships").await?;
        let of = sqlx::query_scalar!(
            "select tenant_id from identity.memberships where user_id = $1 order by granted_at, tenant_id",
            actor.person_id.0
        );
        of.fetch_all(&mut *tx).await?
    };
    for tenant in tenants {
        let found = actor_of_member(db, actor.person_id, TenantId(tenant)).await?;
        if let Some(found) = found.filter(|found| found.holds(Permission::EnterAdmin)) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
