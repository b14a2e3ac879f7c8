use super::actor_by_email;
use super::lookup::actor_at;
use super::sessions::begin;
use super::tokens::ACCESS_S;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Context, Door, Effect};
use crate::own_page::is_own_page;
use domain::identity::{SignIn, SignedIn};
use domain::platform::AccessKind;
use domain::policy::Portal;
use domain::{Operation, Refusal};

pub async fn sign_in(cx: &mut Context, op: SignIn) -> Result<SignedIn, Stop> {
    if !cx.caller.secure {
        return Err(Refusal::new(403, "tls_required").into());
    }
    let db = cx.services.db.clone();
    let stored = {
        let mut tx = db.as_system("sign in").await?;
        sqlx::query_scalar!(
            "select c.password_hash from identity.credentials c
             join identity.users u on u.id = c.user_id where u.email = $1",
            op.email.to_lowercase()
        )
        .fetch_optional(&mut *tx)
        .await?
    };
    if !cx.services.passwords.check(op.password, stored).await? {
        return Err(failed(cx, &op.email).await);
    }
    // Where the site is a tenant's, nobody else is known; nor is anybody anywhere whose account is blocked.
    let Some(actor) = actor_at(&db, &op.email, cx.caller.site).await? else {
        return Err(failed(cx, &op.email).await);
    };
    let mut tx = db.as_system("sign in").await?;
    // Whoever blocks the account meanwhile waits for this session, and ends it.
    let open = sqlx::query_scalar!(
        "select 1 as \"one!\" from identity.users where id = $1 and blocked_at is null for share",
        actor.person_id.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    if open.is_none() {
        drop(tx);
        return Err(failed(cx, &op.email).await);
    }
    let token = begin(&mut tx, &cx.caller, &actor).await?;
    let access = Access::by(&cx.caller, SignIn::NAME, AccessKind::SignedIn, cx.now).of_actor(&actor);
    audit::write(&mut tx, &cx.services.keys, &access).await?;
    tx.commit().await?;
    if cx.caller.door == Door::Browser {
        let home = op.next.filter(|next| is_own_page(next)).unwrap_or_else(|| Portal::home(&actor).into());
        cx.effects = vec![Effect::KeepSession(token.text()), Effect::GoTo(home)];
        return Ok(SignedIn { access_token: String::new(), refresh_token: String::new(), expires_in: ACCESS_S });
    }
    let access_token = cx.services.tokens.sign(token.session, &actor)?;
    Ok(SignedIn { access_token, refresh_token: token.text(), expires_in: ACCESS_S })
}

/// Records that a sign-in failed. The refusal doesn't tell why: that is nobody's business who can't sign in.
async fn failed(cx: &Context, email: &str) -> Stop {
    tracing::info!("a sign-in failed");
    match actor_by_email(&cx.services.db, email).await {
        Ok(of) => audit::sign_in_failed(&cx.services, &cx.caller, of.as_ref()).await,
        Err(stop) => return stop,
    }
    Refusal::new(401, "wrong_credentials").into()
}
