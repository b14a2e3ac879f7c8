//! From a session or an address to the actor: memberships decide, not what a token once said.

use super::grants::held;
use crate::Stop;
use crate::contexts::tenancy::Site;
use crate::store::Db;
use domain::Moment;
use domain::kernel::{Mode, PersonId, SessionId, TenantId, TimeZone};
use domain::policy::{Actor, ActorKind};
use serde_json::Value;
use texts::Locale;
use uuid::Uuid;

struct Found {
    user_id: Uuid,
    name: String,
    email: String,
    tenant_id: Uuid,
    tenant_name: String,
    mode: Option<String>,
    grants: Value,
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
            roles,
            grants,
            ceiling: None,
            key: None,
            impersonator: None,
        }
    }
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
}

/// The session of that id, unless it has ended or been revoked.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_by_session(db: &Db, session: SessionId) -> Result<Option<Session>, Stop> {
    let row = sqlx::query!(
        r#"select user_id as "user_id!", name as "name!", email as "email!", tenant_id as "tenant_id!",
                  tenant_name as "tenant_name!", grants as "grants!", cookie_hash, mode, test_clock,
                  time_zone, locale
           from identity.actor_of_session($1)"#,
        session.0
    )
    .fetch_optional(db.for_authentication())
    .await?;
    Ok(row.map(|row| {
        let found = Found {
            user_id: row.user_id,
            name: row.name,
            email: row.email,
            tenant_id: row.tenant_id,
            tenant_name: row.tenant_name,
            mode: row.mode,
            grants: row.grants,
        };
        Session {
            actor: found.into(),
            cookie_hash: row.cookie_hash,
            test_clock: row.test_clock.map(Moment),
            time_zone: row.time_zone.map(TimeZone::named),
            locale: row.locale.as_deref().and_then(Locale::parse),
        }
    }))
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
        r#"select u.id as user_id, u.name, u.email, m.tenant_id, t.name as tenant_name, t.mode as "mode?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!"
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
        r#"select u.id as user_id, u.name, u.email, m.tenant_id, t.name as tenant_name, t.mode as "mode?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!"
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
