//! `identity.roles`: the roles that tenants have made for themselves.

use crate::store::{Projected, Projection, Recorded};
use domain::identity::{OwnRole, OwnRoleEvent};
use domain::policy::Permissions;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<OwnRole>() }

impl Projected for OwnRole {
    const TABLES: &'static [&'static str] = &["identity.roles"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<OwnRoleEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            OwnRoleEvent::RoleCreated { name, description, allowed, denied } => {
                sqlx::query!(
                    "insert into roles (tenant_id, id, name, description, allowed, denied, created_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, $8)",
                    recorded.tenant.0,
                    recorded.stream,
                    name,
                    description,
                    &names(*allowed),
                    &names(*denied),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            OwnRoleEvent::RoleChanged { name, description, allowed, denied } => {
                sqlx::query!(
                    "update roles set name = $3, description = $4, allowed = $5, denied = $6, version = $7
                     where tenant_id = $1 and id = $2",
                    recorded.tenant.0,
                    recorded.stream,
                    name,
                    description,
                    &names(*allowed),
                    &names(*denied),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            OwnRoleEvent::RoleRemoved {} => {
                sqlx::query!("delete from roles where tenant_id = $1 and id = $2", recorded.tenant.0, recorded.stream)
                    .execute(db)
                    .await?;
            }
        }
        Ok(())
    }
}

fn names(permissions: Permissions) -> Vec<String> {
    permissions.iter().map(|permission| permission.as_str().to_owned()).collect()
}
