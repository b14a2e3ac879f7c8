//! People whom something is told: how they are written to, by which clocks they go, and since when they are members.

use super::grants::held;
use super::people::Row as Person;
use crate::Stop;
use crate::integrations::mail::Recipient;
use chrono::{DateTime, Utc};
use domain::kernel::{PersonId, TenantId, TimeZone};
use domain::policy::{Grants, Permission, Role};
use serde_json::Value;
use sqlx::PgConnection;
use texts::Locale;
use uuid::Uuid;

/// Somebody whom something is told.
pub struct Addressee {
    /// Who it is.
    pub id: PersonId,
    /// Where mail goes, in which language.
    pub to: Recipient,
    /// The zone that they have chosen.
    pub time_zone: Option<TimeZone>,
    /// Since when they are a member of the tenant; none: they aren't.
    pub member_since: Option<DateTime<Utc>>,
    /// What their roles come to there.
    pub grants: Grants,
}

struct Row {
    id: Uuid,
    name: String,
    email: String,
    locale: Option<String>,
    time_zone: Option<String>,
    granted_at: Option<DateTime<Utc>>,
    grants: Value,
}

impl From<Row> for Addressee {
    fn from(row: Row) -> Self {
        let Row { id, name, email, locale, time_zone, granted_at, grants } = row;
        Self {
            id: PersonId(id),
            to: Person { id, name, email, locale }.recipient(Locale::default()),
            time_zone: time_zone.map(TimeZone::named),
            member_since: granted_at,
            grants: held(grants).1,
        }
    }
}

/// A person, unless they can't sign in; with what they are in a tenant.
///
/// # Errors
/// The database's.
pub async fn addressee(db: &mut PgConnection, person: PersonId, tenant: TenantId) -> Result<Option<Addressee>, Stop> {
    let row = sqlx::query_as!(
        Row,
        r#"select u.id, u.name, u.email, u.locale, u.time_zone, m.granted_at as "granted_at?",
                  identity.grants_of(u.id, $2) as "grants!"
           from identity.users u left join identity.memberships m on m.user_id = u.id and m.tenant_id = $2
           where u.id = $1 and u.blocked_at is null"#,
        person.0,
        tenant.0
    );
    Ok(row.fetch_optional(db).await?.map(Addressee::from))
}

/// The members of a tenant whose roles carry a permission there, by id.
///
/// # Errors
/// The database's.
pub async fn members_who_may(
    db: &mut PgConnection,
    tenant: TenantId,
    permission: Permission,
) -> Result<Vec<Addressee>, Stop> {
    let rows = sqlx::query_as!(
        Row,
        r#"select u.id, u.name, u.email, u.locale, u.time_zone, m.granted_at as "granted_at?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!"
           from identity.memberships m join identity.users u on u.id = m.user_id
           where m.tenant_id = $1 and u.blocked_at is null order by u.id"#,
        tenant.0
    );
    let all = rows.fetch_all(db).await?.into_iter().map(Addressee::from);
    Ok(all.filter(|member| member.grants.anywhere().contains(permission)).collect())
}

/// Whoever runs the platform and carries a permission by one of its built-in roles, wherever that is; each once, by id.
///
/// # Errors
/// The database's.
pub async fn operators_who_may(db: &mut PgConnection, permission: Permission) -> Result<Vec<Addressee>, Stop> {
    let roles: Vec<String> = Role::carrying(permission).map(|role| role.as_str().to_owned()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select distinct on (u.id) u.id, u.name, u.email, u.locale, u.time_zone, m.granted_at as "granted_at?",
                  identity.grants_of(u.id, m.tenant_id) as "grants!"
           from identity.memberships m join identity.users u on u.id = m.user_id
           where m.roles && $1 and u.blocked_at is null order by u.id, m.granted_at"#,
        &roles
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(Addressee::from).collect())
}
