//! What the admin's desk and the audit ask of identity: how many people there are, and what they are called.

use crate::Stop;
use domain::kernel::{PersonId, TenantId};
use sqlx::PgConnection;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// How many people belong to each tenant; one without any is absent.
///
/// # Errors
/// When the database isn't there.
pub async fn people_by_tenant(db: &mut PgConnection) -> Result<HashMap<Uuid, i64>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id, count(distinct user_id) as "people!" from identity.memberships group by tenant_id"#
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.tenant_id, row.people)).collect())
}

/// What actors are called, by `person:<id>`, `key:<id>` or `service:<id>`, as far as the transaction may see them; others
/// are absent.
///
/// # Errors
/// When the database isn't there.
pub async fn names_of(db: &mut PgConnection, actors: &BTreeSet<String>) -> Result<HashMap<String, String>, Stop> {
    let ids = |kind: &str| {
        let id = |actor: &String| actor.strip_prefix(kind)?.strip_prefix(':')?.parse::<Uuid>().ok();
        actors.iter().filter_map(id).collect::<Vec<Uuid>>()
    };
    let rows = sqlx::query!(
        r#"select 'person:' || id as "actor!", name as "name!" from identity.users where id = any($1)
           union all select 'key:' || id, name from identity.api_keys where id = any($2)
           union all select 'service:' || id, name from identity.service_accounts where id = any($3)"#,
        &ids("person"),
        &ids("key"),
        &ids("service")
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.actor, row.name)).collect())
}

/// The ids of the keys that are a person's own in a tenant, ended ones among them.
///
/// # Errors
/// When the database isn't there.
pub async fn keys_of(db: &mut PgConnection, tenant: TenantId, person: PersonId) -> Result<Vec<Uuid>, Stop> {
    let keys = sqlx::query_scalar!(
        "select id from identity.api_keys where tenant_id = $1 and person_id = $2",
        tenant.0,
        person.0
    );
    Ok(keys.fetch_all(db).await?)
}

/// How many members a tenant has.
///
/// # Errors
/// The database's.
pub async fn members_of(db: &mut PgConnection, tenant: TenantId) -> Result<i64, Stop> {
    let count =
        sqlx::query_scalar!(r#"select count(*) as "count!" from identity.memberships where tenant_id = $1"#, tenant.0);
    Ok(count.fetch_one(db).await?)
}
