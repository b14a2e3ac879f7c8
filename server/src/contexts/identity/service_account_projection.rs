//! `identity.service_accounts`: who the programs of tenants are.

use crate::store::{Projected, Projection, Recorded};
use domain::identity::{ServiceAccount, ServiceAccountEvent};
use domain::policy::RoleRef;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<ServiceAccount>() }

impl Projected for ServiceAccount {
    const TABLES: &'static [&'static str] = &["identity.service_accounts"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ServiceAccountEvent>) -> Result<(), sqlx::Error> {
        let tenant = recorded.tenant.0;
        match &recorded.event {
            ServiceAccountEvent::ServiceAccountCreated { name, roles } => {
                sqlx::query!(
                    "insert into service_accounts (tenant_id, id, name, roles, created_at, version)
                     values ($1, $2, $3, $4, $5, $6)",
                    tenant,
                    recorded.stream,
                    name,
                    &names(roles),
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            ServiceAccountEvent::ServiceAccountChanged { name, roles } => {
                sqlx::query!(
                    "update service_accounts set name = $3, roles = $4, version = $5
                     where tenant_id = $1 and id = $2",
                    tenant,
                    recorded.stream,
                    name,
                    &names(roles),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            ServiceAccountEvent::ServiceAccountRemoved {} => {
                sqlx::query!("delete from service_accounts where tenant_id = $1 and id = $2", tenant, recorded.stream)
                    .execute(db)
                    .await?;
            }
        }
        Ok(())
    }
}

fn names(roles: &[RoleRef]) -> Vec<String> {
    roles.iter().map(ToString::to_string).collect()
}
