use super::allow_app::in_a_browser;
use super::app_projection::names;
use super::asked::{Asked, allowed, check};
use super::registered_app::hash;
use crate::Stop;
use crate::ambient::{base64url, machine_now, new_secret};
use crate::contexts::identity::session_begun_at;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::Refusal;
use domain::federation::{AppAuthorized, AppRequest, AuthorizeApp};
use url::Url;

/// How long a code is good for, in seconds.
const CODE_S: i64 = 60;

pub async fn authorize_app(cx: &mut Context, op: AuthorizeApp) -> Result<AppAuthorized, Stop> {
    let request = op.request;
    let now = machine_now().0;
    let mut tx = cx.services.db.as_system("give an app a code").await?;
    let Asked { app, scopes } = check(&mut tx, &request).await?;
    if cx.caller.actor.is_none() {
        let asks_nothing = request.prompt.as_deref() == Some("none");
        let refusal = if asks_nothing { Refusal::new(403, "oauth_login_required") } else { Refusal::not_signed_in() };
        return Err(refusal.into());
    }
    let actor = in_a_browser(cx)?;
    let session = cx.caller.session.ok_or_else(Refusal::not_signed_in)?;
    let begun = session_begun_at(&mut tx, session).await?.ok_or_else(Refusal::not_signed_in)?;
    let is_old = max_age(&request)?.is_some_and(|age_s| now - begun > TimeDelta::seconds(age_s));
    let wishes: Vec<&str> = request.prompt.as_deref().unwrap_or_default().split(' ').collect();
    // Somebody who is signed in isn't asked for their password again; the protocol has a name for that answer.
    if wishes.contains(&"login") || is_old {
        return Err(Refusal::new(403, "oauth_login_required").into());
    }
    let known = allowed(&mut tx, &app, (actor.person_id, actor.tenant_id)).await?;
    let allows = scopes.iter().all(|scope| known.iter().any(|it| it == scope.as_str()));
    if !allows || wishes.contains(&"consent") {
        if wishes.contains(&"none") {
            return Err(Refusal::new(403, "oauth_consent_required").into());
        }
        return Ok(AppAuthorized { url: None, name: app.name });
    }
    let code = base64url(&new_secret());
    sqlx::query!(
        "insert into federation.codes
             (code_hash, app_id, tenant_id, person_id, redirect_uri, scopes, challenge, nonce, signed_in_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        hash(&code),
        app.id.0,
        actor.tenant_id.0,
        actor.person_id.0,
        request.redirect_uri,
        &names(&scopes),
        request.code_challenge,
        request.nonce,
        begun,
        now + TimeDelta::seconds(CODE_S)
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    let mut url = Url::parse(&request.redirect_uri).map_err(|_| Refusal::new(400, "app_unknown"))?;
    url.query_pairs_mut().append_pair("code", &code).extend_pairs(request.state.map(|state| ("state", state)));
    // Which provider answers (RFC 9207).
    url.query_pairs_mut().append_pair("iss", &cx.services.federation.public_url);
    Ok(AppAuthorized { url: Some(url.into()), name: app.name })
}

fn max_age(request: &AppRequest) -> Result<Option<i64>, Refusal> {
    let read = |text: &String| text.parse::<u32>().map_err(|_| Refusal::new(400, "oauth_invalid_request"));
    Ok(request.max_age.as_ref().map(read).transpose()?.map(i64::from))
}
