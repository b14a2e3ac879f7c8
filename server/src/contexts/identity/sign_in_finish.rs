//! What every way of signing in comes to: once it is proved who somebody is, the second factor is asked for if there is
//! one, the session begins, the audit hears of it, and a browser is sent on.

use super::devices;
use super::second_factor::{Checked, check, is_on, refusal};
use super::sessions::{SessionToken, begin};
use super::sign_in_steps::wait;
use super::tokens::ACCESS_S;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Context, Door, Effect};
use crate::own_page::is_own_page;
use domain::Refusal;
use domain::identity::{Means, SignedIn};
use domain::platform::AccessKind;
use domain::policy::{Actor, Portal};

/// The page that asks a browser for its code.
const CODE_PAGE: &str = "/login/code";

/// Signs `actor` in, who has just proved by `means` who they are. `next` is a page of Portico that a browser goes on
/// to, `code` what a program sends for the second factor; a browser is asked for it on a page of its own.
///
/// # Errors
/// `tls_required` where the connection is readable by others, `second_factor_required`, `wrong_code` and
/// `too_many_codes` where a code is asked for, `wrong_credentials` where the account was blocked meanwhile.
pub(in crate::contexts) async fn finish_sign_in(
    cx: &mut Context,
    actor: Actor,
    means: Means,
    next: Option<String>,
    code: Option<String>,
) -> Result<SignedIn, Stop> {
    if !cx.caller.secure {
        return Err(Refusal::new(403, "tls_required").into());
    }
    let mut by = vec![means];
    if means.is_single() && asks_for_code(cx, &actor).await? {
        match code.filter(|code| !code.is_empty()) {
            None if cx.caller.door == Door::Browser => return ask_for_code(cx, &actor, means, next).await,
            None => return Err(Refusal::new(401, "second_factor_required").into()),
            Some(code) => {
                let checked = check(&cx.services, actor.person_id, &code).await?;
                if let Some(refusal) = refusal(checked) {
                    if checked == Checked::Wrong {
                        failed(cx, &actor).await;
                    }
                    return Err(refusal.into());
                }
                by.push(Means::Code);
            }
        }
    }
    begin_session(cx, Proved { actor, by, next }).await
}

async fn asks_for_code(cx: &Context, actor: &Actor) -> Result<bool, Stop> {
    let mut tx = cx.services.db.as_system("sign in").await?;
    is_on(&mut tx, actor.person_id).await
}

async fn ask_for_code(cx: &mut Context, actor: &Actor, means: Means, next: Option<String>) -> Result<SignedIn, Stop> {
    let next = next.filter(|next| is_own_page(next));
    let mut tx = cx.services.db.as_system("sign in").await?;
    let step = wait(&mut tx, actor, means, next).await?;
    tx.commit().await?;
    cx.effects = vec![Effect::KeepStep(step.text()), Effect::GoTo(CODE_PAGE.into())];
    Ok(SignedIn { access_token: String::new(), refresh_token: String::new(), expires_in: 0 })
}

/// Somebody who has proved who they are, with everything that was asked for.
pub(super) struct Proved {
    /// Who it is.
    pub actor: Actor,
    /// How they proved it.
    pub by: Vec<Means>,
    /// Where a browser goes on to.
    pub next: Option<String>,
}

/// Begins the session and answers with it.
pub(super) async fn begin_session(cx: &mut Context, proved: Proved) -> Result<SignedIn, Stop> {
    let Proved { actor, by, next } = proved;
    let token = session(cx, &actor, &by).await?;
    if cx.caller.door == Door::Browser {
        let home = next.filter(|next| is_own_page(next)).unwrap_or_else(|| Portal::home(&actor).into());
        cx.effects = vec![Effect::KeepSession(token.text()), Effect::ForgetStep, Effect::GoTo(home)];
        devices::remember(cx, actor.person_id).await?;
        return Ok(SignedIn { access_token: String::new(), refresh_token: String::new(), expires_in: ACCESS_S });
    }
    let access_token = cx.services.tokens.sign(&cx.services.db, token.session, &actor).await?;
    Ok(SignedIn { access_token, refresh_token: token.text(), expires_in: ACCESS_S })
}

async fn session(cx: &Context, actor: &Actor, by: &[Means]) -> Result<SessionToken, Stop> {
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
        failed(cx, actor).await;
        return Err(Refusal::new(401, "wrong_credentials").into());
    }
    let token = begin(&mut tx, &cx.services, &cx.caller, actor, by).await?;
    let by: Vec<_> = by.iter().map(|means| means.as_str()).collect();
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SignedIn, cx.now).of_actor(actor);
    audit::write(&mut tx, &cx.services.keys, &access.because(by.join(" "))).await?;
    tx.commit().await?;
    Ok(token)
}

/// Records that somebody who is known failed to sign in.
pub(super) async fn failed(cx: &Context, actor: &Actor) {
    audit::sign_in_failed(&cx.services, &cx.caller, Some(actor)).await;
}
