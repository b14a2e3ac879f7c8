//! `identity.api_keys`: the keys of tenants, without their secrets.

use crate::store::{Projected, Projection, Recorded};
use domain::identity::{ApiKey, ApiKeyEvent, KeyOwner};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<ApiKey>() }

impl Projected for ApiKey {
    const TABLES: &'static [&'static str] = &["identity.api_keys"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ApiKeyEvent>) -> Result<(), sqlx::Error> {
        let tenant = recorded.tenant.0;
        match &recorded.event {
            ApiKeyEvent::ApiKeyCreated { owner, name, scopes, ranges, expires_at } => {
                let (person, account) = match owner {
                    KeyOwner::Person(person) => (Some(person.0), None),
                    KeyOwner::ServiceAccount(account) => (None, Some(account.0)),
                };
                let scopes: Vec<String> = scopes.iter().map(|scope| scope.as_str().to_owned()).collect();
                let ranges: Vec<String> = ranges.iter().map(ToString::to_string).collect();
                sqlx::query!(
                    "insert into api_keys (tenant_id, id, person_id, service_account_id, name, scopes, ranges,
                                           created_at, expires_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    tenant,
                    recorded.stream,
                    person,
                    account,
                    name,
                    &scopes,
                    &ranges,
                    recorded.at.0,
                    expires_at.map(|end| end.0),
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            ApiKeyEvent::ApiKeyRotated { old_until } => {
                sqlx::query!(
                    "update api_keys set old_until = $3, version = $4 where tenant_id = $1 and id = $2",
                    tenant,
                    recorded.stream,
                    old_until.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            ApiKeyEvent::ApiKeyRevoked {} => {
                sqlx::query!(
                    "update api_keys set revoked_at = $3, version = $4 where tenant_id = $1 and id = $2",
                    tenant,
                    recorded.stream,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
