//! An app as the protocol needs it, and the proof that it is the one.

use crate::Stop;
use crate::gateway::Services;
use domain::Refusal;
use domain::federation::{AppKind, AppScope};
use domain::kernel::{AppId, TenantId};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

/// An app as the protocol needs it.
pub(super) struct RegisteredApp {
    /// Its id.
    pub(super) id: AppId,
    /// Who registered it.
    pub(super) tenant: TenantId,
    /// What people are asked to allow.
    pub(super) name: String,
    /// Whether it keeps a secret.
    pub(super) kind: AppKind,
    /// Where people may be sent back to.
    pub(super) redirect_uris: Vec<String>,
    /// What it may ask for.
    pub(super) scopes: Vec<AppScope>,
    /// What it may without anybody.
    pub(super) by_itself: Vec<AppScope>,
}

/// Scopes as the tables have them; one that isn't known any more is left out.
pub(super) fn read_scopes(names: &[String]) -> Vec<AppScope> {
    names.iter().filter_map(|name| AppScope::parse(name)).collect()
}

/// The app of a client id.
pub(super) async fn find(db: &mut PgConnection, client_id: &str) -> Result<Option<RegisteredApp>, Stop> {
    let Ok(id) = client_id.parse::<AppId>() else { return Ok(None) };
    let row = sqlx::query!(
        "select tenant_id, name, kind, redirect_uris, scopes, by_itself from federation.apps where id = $1",
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| RegisteredApp {
        id,
        tenant: TenantId(row.tenant_id),
        name: row.name,
        kind: AppKind::parse(&row.kind).unwrap_or(AppKind::Public),
        redirect_uris: row.redirect_uris,
        scopes: read_scopes(&row.scopes),
        by_itself: read_scopes(&row.by_itself),
    }))
}

/// SHA-256 of a secret. It is random, so no slow hash is needed.
pub(super) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// Keeps the hash of an app's secret in place of the one before.
pub(super) async fn keep_secret(
    db: &mut PgConnection,
    (tenant, app): (TenantId, AppId),
    secret: &str,
) -> Result<(), Stop> {
    sqlx::query!(
        "insert into federation.app_secrets (app_id, tenant_id, secret_hash) values ($1, $2, $3)
         on conflict (app_id) do update set secret_hash = excluded.secret_hash",
        app.0,
        tenant.0,
        hash(secret)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The app that asks, once it has proved that it is the one: with its secret, or, where it can't keep one, without.
///
/// # Errors
/// `oauth_invalid_client`, whatever was wrong.
pub(super) async fn authenticate(
    services: &Services,
    client_id: &str,
    secret: Option<&str>,
) -> Result<RegisteredApp, Stop> {
    let refused = || Refusal::new(401, "oauth_invalid_client");
    let mut tx = services.db.as_system("an app proves who it is").await?;
    let app = find(&mut tx, client_id).await?.ok_or_else(refused)?;
    let kept = sqlx::query_scalar!("select secret_hash from federation.app_secrets where app_id = $1", app.id.0)
        .fetch_optional(&mut *tx)
        .await?;
    let proved = match (app.kind, secret, kept) {
        (AppKind::Public, None, _) => true,
        // Hashes of random secrets: how long their comparison takes tells nothing of use.
        (AppKind::Confidential, Some(secret), Some(kept)) => hash(secret) == kept,
        _ => false,
    };
    if proved { Ok(app) } else { Err(refused().into()) }
}
