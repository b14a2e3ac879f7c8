use super::attempts;
use super::baton::Baton;
use super::openid::{find, way_back};
use super::whose::whose;
use crate::Stop;
use crate::contexts::identity::finish_sign_in;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::CompleteSignIn;
use domain::identity::{Means, SignedIn};

pub async fn complete_sign_in(cx: &mut Context, op: CompleteSignIn) -> Result<SignedIn, Stop> {
    let ended = || Refusal::new(401, "sign_in_attempt_ended");
    let baton = Baton::parse(&op.baton).filter(|baton| baton.state() == op.state).ok_or_else(ended)?;
    let services = cx.services.clone();
    let attempt = {
        let mut tx = services.db.as_system("complete a sign-in at a provider").await?;
        let attempt = attempts::take(&mut tx, &baton).await?.ok_or_else(ended)?;
        tx.commit().await?;
        attempt
    };
    let provider = find(&services, attempt.provider).await?.ok_or_else(ended)?;
    // An answer of another provider, mixed up with this one's (RFC 9207).
    if op.iss.as_ref().is_some_and(|iss| *iss != provider.issuer) {
        return Err(Refusal::new(401, "provider_answer_refused").with("provider", &provider.name).into());
    }
    let Some(code) = op.code.filter(|_| op.error.is_none()) else {
        tracing::info!(provider = %provider.id, error = op.error, "an identity provider says no");
        return Err(Refusal::new(401, "provider_says_no").with("provider", &provider.name).into());
    };
    let proven = way_back(&services.federation, &provider, &baton, code).await?;
    let actor = whose(cx, &provider, &proven).await?;
    finish_sign_in(cx, actor, Means::Oidc, attempt.next, None).await
}
