//! What every way of signing in comes to: once it is proved who somebody is, the second factor is asked for if there is
//! one, the session begins, the audit hears of it, and a browser is sent on.

use super::sessions::{SessionToken, begin};
use super::tokens::ACCESS_S;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Context, Door, Effect};
use crate::own_page::is_own_page;
use domain::Refusal;
use domain::identity::{Means, SignedIn};
use domain::platform::AccessKind;
use domain::policy::{Actor, Portal};

/// Signs `actor` in, who has just proved by `means` who they are. `next` is a page of Portico that a browser goes on
/// to, `code` what a program sends for the second factor.
///
/// # Errors
/// `tls_required` where the connection is readable by others, `wrong_credentials` where the account was blocked
/// meanwhile.
pub(in crate::contexts) async fn finish_sign_in(
    cx: &mut Context,
    actor: Actor,
    means: Means,
    next: Option<String>,
    _code: Option<String>,
) -> Result<SignedIn, Stop> {
    if !cx.caller.secure {
        return Err(Refusal::new(403, "tls_required").into());
    }
    let token = session(cx, &actor, &[means]).await?;
    if cx.caller.door == Door::Browser {
        let home = next.filter(|next| is_own_page(next)).unwrap_or_else(|| Portal::home(&actor).into());
        cx.effects = vec![Effect::KeepSession(token.text()), Effect::GoTo(home)];
        return Ok(SignedIn { access_token: String::new(), refresh_token: String::new(), expires_in: ACCESS_S });
    }
    let access_token = cx.services.tokens.sign(token.session, &actor)?;
    Ok(SignedIn { access_token, refresh_token: token.text(), expires_in: ACCESS_S })
}

async fn session(cx: &Context, actor: &Actor, proved_by: &[Means]) -> Result<SessionToken, Stop> {
    let mut tx = cx.services.db.as_system("sign in").await?;
    // Whoever blocks the account meanwhile waits for this session, and ends it.
    let open = sqlx::query_scalar!(
        "select 1 as \"one!\" from identity.users where id = $1 and blocked_at is null for share",
        actor.person_id.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    if open.is_none() {
        drop(tx);
        audit::sign_in_failed(&cx.services, &cx.caller, Some(actor)).await;
        return Err(Refusal::new(401, "wrong_credentials").into());
    }
    let token = begin(&mut tx, &cx.caller, actor, proved_by).await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SignedIn, cx.now).of_actor(actor);
    audit::write(&mut tx, &cx.services.keys, &access).await?;
    tx.commit().await?;
    Ok(token)
}
