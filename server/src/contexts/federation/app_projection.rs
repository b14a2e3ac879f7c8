//! `federation.apps`.

use crate::store::{Projected, Projection, Recorded};
use domain::federation::{App, AppEvent, AppScope};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<App>() }

impl Projected for App {
    const TABLES: &'static [&'static str] = &["federation.apps"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<AppEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            AppEvent::AppRegistered { name, kind, redirect_uris, scopes, by_itself } => {
                sqlx::query!(
                    "insert into apps (id, tenant_id, name, kind, redirect_uris, scopes, by_itself, registered_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8)",
                    recorded.stream,
                    recorded.tenant.0,
                    name,
                    kind.as_str(),
                    redirect_uris,
                    &names(scopes),
                    &names(by_itself),
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            // The secret is no event.
            AppEvent::AppSecretReplaced {} => {}
            AppEvent::AppRemoved {} => {
                sqlx::query!("delete from apps where id = $1", recorded.stream).execute(db).await?;
            }
        }
        Ok(())
    }
}

/// Scopes as the tables have them.
pub(super) fn names(scopes: &[AppScope]) -> Vec<String> {
    scopes.iter().map(|scope| scope.as_str().to_owned()).collect()
}
