use super::registered_app::keep_secret;
use crate::Stop;
use crate::ambient::{base64url, new_id, new_secret};
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{App, AppCommand, AppKind, AppRegistered, AppScope, RegisterApp};
use domain::kernel::AppId;

pub async fn register_app(cx: &mut Context, op: RegisterApp) -> Result<AppRegistered, Stop> {
    let actor = cx.actor()?.clone();
    let all = AppScope::all();
    let mut scopes = op.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.iter().any(|scope| !all.contains(scope)) {
        return Err(Refusal::invalid_field("scopes", "unknown_scope").into());
    }
    // For people it may what they allow; without anybody, nothing that whoever registers it may not.
    let own = |scope: &AppScope| matches!(scope, AppScope::Permission(permission) if actor.holds(*permission));
    let by_itself = match op.kind {
        AppKind::Confidential => scopes.iter().copied().filter(own).collect(),
        AppKind::Public => Vec::new(),
    };
    let (id, kind) = (AppId(new_id()), op.kind);
    let (name, redirect_uris) = (op.name.trim().to_owned(), op.redirect_uris);
    let command = AppCommand::Register { name, kind, redirect_uris, scopes, by_itself };
    cx.create::<App>(actor.tenant_id, id.0, command).await?;
    let client_secret = (kind == AppKind::Confidential).then(|| base64url(&new_secret()));
    if let Some(secret) = &client_secret {
        keep_secret(cx.tx().await?, (actor.tenant_id, id), secret).await?;
    }
    Ok(AppRegistered { id, client_secret })
}
