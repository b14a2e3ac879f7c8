use super::lookup::actor_of_member;
use super::sign_in_steps::waiting;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{SignInStep, WaitingSignIn};

pub async fn sign_in_step(cx: &mut Context, _: SignInStep) -> Result<WaitingSignIn, Stop> {
    let db = cx.services.db.clone();
    let mut tx = db.as_system("look at a sign-in that waits").await?;
    let waiting = waiting(&mut tx, cx.caller.step.as_ref()).await?;
    drop(tx);
    let actor = actor_of_member(&db, waiting.person, waiting.tenant).await?;
    let actor = actor.ok_or_else(|| Refusal::new(401, "sign_in_step_ended"))?;
    Ok(WaitingSignIn { email: actor.email })
}
