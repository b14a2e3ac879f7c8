//! What an app asks, checked. First whether it is an app of ours that wants people back where it registered: before that
//! nobody is sent anywhere. Then whether it asks in the one way that there is: a code, with PKCE (RFC 9700 §2.1.1).

use super::registered_app::{RegisteredApp, find};
use crate::Stop;
use domain::Refusal;
use domain::federation::{AppRequest, AppScope, scopes_of};
use domain::kernel::{PersonId, TenantId};
use sqlx::PgConnection;

/// An app, and what it asks for.
pub(super) struct Asked {
    /// The app.
    pub(super) app: RegisteredApp,
    /// What it asks for.
    pub(super) scopes: Vec<AppScope>,
}

/// Checks what an app asks.
///
/// # Errors
/// `app_unknown` where nobody may be sent back; the others have the protocol's names after `oauth_`.
pub(super) async fn check(db: &mut PgConnection, request: &AppRequest) -> Result<Asked, Stop> {
    let app = find(db, &request.client_id).await?;
    let app = app.filter(|app| app.redirect_uris.contains(&request.redirect_uri));
    let app = app.ok_or_else(|| Refusal::new(400, "app_unknown"))?;
    if request.response_type != "code" {
        return Err(Refusal::new(400, "oauth_unsupported_response_type").into());
    }
    let is_challenge = request.code_challenge.len() == 43
        && request.code_challenge.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let is_query = request.response_mode.as_deref().is_none_or(|mode| mode == "query");
    if !is_challenge || request.code_challenge_method != "S256" || !is_query {
        return Err(Refusal::new(400, "oauth_invalid_request").into());
    }
    let scopes = scopes_of(&request.scope).filter(|scopes| !scopes.is_empty());
    let scopes = scopes.filter(|scopes| scopes.iter().all(|scope| app.scopes.contains(scope)));
    let scopes = scopes.ok_or_else(|| Refusal::new(400, "oauth_invalid_scope"))?;
    Ok(Asked { app, scopes })
}

/// What a person has let the app do in the tenant that they are in.
pub(super) async fn allowed(
    db: &mut PgConnection,
    app: &RegisteredApp,
    (person, tenant): (PersonId, TenantId),
) -> Result<Vec<String>, Stop> {
    let scopes = sqlx::query_scalar!(
        "select scopes from federation.consents where app_id = $1 and person_id = $2 and tenant_id = $3",
        app.id.0,
        person.0,
        tenant.0
    )
    .fetch_optional(db)
    .await?;
    Ok(scopes.unwrap_or_default())
}
