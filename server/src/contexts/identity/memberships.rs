//! `identity.memberships` and `identity.limited_grants`: where people are members, and as what.

use super::projection::seen;
use crate::store::Recorded;
use domain::identity::PersonEvent;
use domain::kernel::{ClientId, Moment, TenantId};
use domain::policy::RoleRef;
use sqlx::PgConnection;
use uuid::Uuid;

pub(super) async fn project(db: &mut PgConnection, recorded: &Recorded<PersonEvent>) -> Result<(), sqlx::Error> {
    seen(db, recorded).await?;
    let person = recorded.stream;
    match &recorded.event {
        PersonEvent::MembershipGranted { tenant_id, roles } => {
            let roles: Vec<String> = roles.iter().map(ToString::to_string).collect();
            sqlx::query!(
                "insert into memberships (tenant_id, user_id, roles, granted_at) values ($1, $2, $3, $4)",
                tenant_id.0,
                person,
                &roles,
                recorded.at.0
            )
            .execute(db)
            .await?;
        }
        PersonEvent::RoleAssigned { tenant_id, role, client, until } => {
            unassigned(db, person, *tenant_id, *role, *client).await?;
            assigned(db, person, *tenant_id, *role, (*client, *until), recorded.at).await?;
        }
        PersonEvent::RoleUnassigned { tenant_id, role, client } => {
            unassigned(db, person, *tenant_id, *role, *client).await?;
        }
        PersonEvent::MembershipEnded { tenant_id } => {
            sqlx::query!("delete from limited_grants where tenant_id = $1 and user_id = $2", tenant_id.0, person)
                .execute(&mut *db)
                .await?;
            sqlx::query!("delete from memberships where tenant_id = $1 and user_id = $2", tenant_id.0, person)
                .execute(db)
                .await?;
        }
        _ => {}
    }
    Ok(())
}

async fn assigned(
    db: &mut PgConnection,
    person: Uuid,
    tenant: TenantId,
    role: RoleRef,
    (client, until): (Option<ClientId>, Option<Moment>),
    at: Moment,
) -> Result<(), sqlx::Error> {
    if client.is_none() && until.is_none() {
        return sqlx::query!(
            "update memberships set roles = array_append(roles, $3) where tenant_id = $1 and user_id = $2",
            tenant.0,
            person,
            role.to_string()
        )
        .execute(db)
        .await
        .map(|_| ());
    }
    sqlx::query!(
        "insert into limited_grants (tenant_id, user_id, role, client_id, until, granted_at)
         values ($1, $2, $3, $4, $5, $6)",
        tenant.0,
        person,
        role.to_string(),
        client.map(|client| client.0),
        until.map(|until| until.0),
        at.0
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn unassigned(
    db: &mut PgConnection,
    person: Uuid,
    tenant: TenantId,
    role: RoleRef,
    client: Option<ClientId>,
) -> Result<(), sqlx::Error> {
    if client.is_none() {
        sqlx::query!(
            "update memberships set roles = array_remove(roles, $3) where tenant_id = $1 and user_id = $2",
            tenant.0,
            person,
            role.to_string()
        )
        .execute(&mut *db)
        .await?;
    }
    sqlx::query!(
        "delete from limited_grants
         where tenant_id = $1 and user_id = $2 and role = $3 and client_id is not distinct from $4",
        tenant.0,
        person,
        role.to_string(),
        client.map(|client| client.0)
    )
    .execute(db)
    .await
    .map(|_| ())
}
