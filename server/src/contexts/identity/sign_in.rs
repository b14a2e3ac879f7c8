use super::actor_by_email;
use super::lookup::actor_at;
use super::sign_in_finish::finish_sign_in;
use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Means, SignIn, SignedIn};

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
    finish_sign_in(cx, actor, Means::Password, op.next, op.code).await
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
