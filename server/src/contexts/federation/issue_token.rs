use super::app_projection::names;
use super::app_token::{AppToken, AppTokenKind};
use super::registered_app::{RegisteredApp, authenticate, hash, read_scopes};
use super::{families, id_token};
use crate::Stop;
use crate::ambient::{base64url, machine_now};
use crate::contexts::identity::actor_of_member;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{AppKind, AppScope, IssueToken, TokenIssued, scopes_of};
use domain::kernel::{PersonId, TenantId};
use families::{Begun, Family};
use sha2::{Digest, Sha256};

pub async fn issue_token(cx: &mut Context, op: IssueToken) -> Result<TokenIssued, Stop> {
    let services = cx.services.clone();
    let app = authenticate(&services, &op.client_id, op.client_secret.as_deref()).await?;
    match op.grant_type.as_str() {
        "authorization_code" => by_code(cx, &app, op).await,
        "refresh_token" => by_refresh_token(cx, &app, op).await,
        "client_credentials" => by_itself(cx, &app, op).await,
        _ => Err(Refusal::new(400, "oauth_unsupported_grant_type").into()),
    }
}

fn invalid_grant() -> Refusal {
    Refusal::new(400, "oauth_invalid_grant")
}

async fn by_code(cx: &Context, app: &RegisteredApp, op: IssueToken) -> Result<TokenIssued, Stop> {
    let services = &cx.services;
    let (Some(code), Some(verifier)) = (op.code, op.code_verifier) else {
        return Err(Refusal::new(400, "oauth_invalid_request").into());
    };
    let now = machine_now().0;
    let mut tx = services.db.as_system("exchange an app's code").await?;
    let row = sqlx::query!("select * from federation.codes where code_hash = $1 for update", hash(&code))
        .fetch_optional(&mut *tx)
        .await?
        .filter(|row| row.app_id == app.id.0)
        .ok_or_else(invalid_grant)?;
    if let Some(family) = row.grant_id {
        // Somebody has a copy of the code: what it was exchanged for counts no more (RFC 6749 §4.1.2).
        families::revoke(&mut tx, family).await?;
        tx.commit().await?;
        tracing::warn!(app = %app.id, "a code was used twice; its tokens are revoked");
        return Err(invalid_grant().into());
    }
    let challenge = base64url(&Sha256::digest(&verifier));
    let as_asked = op.redirect_uri.as_deref() == Some(&row.redirect_uri) && challenge == row.challenge;
    if row.expires_at <= now || !as_asked {
        // Whoever guesses has one guess.
        sqlx::query!("delete from federation.codes where code_hash = $1", hash(&code)).execute(&mut *tx).await?;
        tx.commit().await?;
        return Err(invalid_grant().into());
    }
    let (person, tenant) = (PersonId(row.person_id), TenantId(row.tenant_id));
    let actor = actor_of_member(&services.db, person, tenant).await?.ok_or_else(invalid_grant)?;
    let scopes = read_scopes(&row.scopes);
    let begun = Begun { tenant, person: Some(person), signed_in_at: Some(row.signed_in_at) };
    let family = families::begin(&mut tx, app.id, begun, &scopes).await?;
    sqlx::query!("update federation.codes set grant_id = $2 where code_hash = $1", hash(&code), family.access.family)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    let id_token = if scopes.contains(&AppScope::Identity) {
        Some(id_token::sign(services, app, &actor, &scopes, (row.signed_in_at, row.nonce)).await?)
    } else {
        None
    };
    Ok(issued(family, id_token, &scopes))
}

async fn by_refresh_token(cx: &Context, app: &RegisteredApp, op: IssueToken) -> Result<TokenIssued, Stop> {
    let services = &cx.services;
    let token = op.refresh_token.as_deref().and_then(AppToken::parse);
    let token = token.filter(|token| token.kind == AppTokenKind::Refresh).ok_or_else(invalid_grant)?;
    let mut tx = services.db.as_system("exchange an app's refresh token").await?;
    let row = sqlx::query!("select * from federation.grants where id = $1 for update", token.family)
        .fetch_optional(&mut *tx)
        .await?
        .filter(|row| row.app_id == app.id.0 && row.revoked_at.is_none() && row.expires_at > machine_now().0)
        .ok_or_else(invalid_grant)?;
    if row.refresh_hash.as_ref() != Some(&token.hash()) {
        // Not the newest of its family: somebody has a copy (RFC 9700 §4.14.2).
        families::revoke(&mut tx, token.family).await?;
        tx.commit().await?;
        tracing::warn!(app = %app.id, "a refresh token of an app was used twice; its family is revoked");
        return Err(invalid_grant().into());
    }
    let all = read_scopes(&row.scopes);
    let scopes = match op.scope.as_deref() {
        None => all.clone(),
        Some(text) => scopes_of(text)
            .filter(|less| less.iter().all(|scope| all.contains(scope)))
            .ok_or_else(|| Refusal::new(400, "oauth_invalid_scope"))?,
    };
    let person = PersonId(row.person_id.ok_or_else(invalid_grant)?);
    let actor = actor_of_member(&services.db, person, TenantId(row.tenant_id)).await?.ok_or_else(invalid_grant)?;
    let family = families::renew(&mut tx, token.family, &scopes).await?;
    tx.commit().await?;
    let id_token = match row.signed_in_at.filter(|_| scopes.contains(&AppScope::Identity)) {
        Some(signed_in_at) => Some(id_token::sign(services, app, &actor, &scopes, (signed_in_at, None)).await?),
        None => None,
    };
    Ok(issued(family, id_token, &scopes))
}

async fn by_itself(cx: &Context, app: &RegisteredApp, op: IssueToken) -> Result<TokenIssued, Stop> {
    if app.kind == AppKind::Public {
        return Err(Refusal::new(400, "oauth_unauthorized_client").into());
    }
    let scopes = match op.scope.as_deref() {
        None => app.by_itself.clone(),
        Some(text) => scopes_of(text)
            .filter(|asked| asked.iter().all(|scope| app.by_itself.contains(scope)))
            .ok_or_else(|| Refusal::new(400, "oauth_invalid_scope"))?,
    };
    let mut tx = cx.services.db.as_system("give an app a token for itself").await?;
    let begun = Begun { tenant: app.tenant, person: None, signed_in_at: None };
    let family = families::begin(&mut tx, app.id, begun, &scopes).await?;
    tx.commit().await?;
    Ok(issued(family, None, &scopes))
}

fn issued(family: Family, id_token: Option<String>, scopes: &[AppScope]) -> TokenIssued {
    TokenIssued {
        access_token: family.access.text(),
        token_type: "Bearer".into(),
        expires_in: families::ACCESS_S,
        refresh_token: family.refresh.map(|token| token.text()),
        id_token,
        scope: names(scopes).join(" "),
    }
}
