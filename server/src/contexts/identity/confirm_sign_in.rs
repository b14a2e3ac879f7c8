use super::lookup::actor_of_member;
use super::second_factor::{Checked, check, refusal};
use super::sign_in_finish::{Proved, begin_session, failed};
use super::sign_in_steps::{end, miss, waiting};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{ConfirmSignIn, Means, SignedIn};

pub async fn confirm_sign_in(cx: &mut Context, op: ConfirmSignIn) -> Result<SignedIn, Stop> {
    let services = cx.services.clone();
    let ended = || Refusal::new(401, "sign_in_step_ended");
    let step = cx.caller.step.clone().ok_or_else(ended)?;
    let mut tx = services.db.as_system("look at a sign-in that waits").await?;
    let waiting = waiting(&mut tx, Some(&step)).await?;
    drop(tx);
    let actor = actor_of_member(&services.db, waiting.person, waiting.tenant).await?.ok_or_else(ended)?;
    let checked = check(&services, actor.person_id, &op.code).await?;
    let mut tx = services.db.as_system("end a sign-in that waits").await?;
    if let Some(refusal) = refusal(checked) {
        if checked == Checked::Wrong {
            miss(&mut tx, &step).await?;
            tx.commit().await?;
            failed(cx, &actor).await;
        }
        return Err(refusal.into());
    }
    end(&mut tx, &step).await?;
    tx.commit().await?;
    let proved = Proved { actor, by: vec![waiting.means, Means::Code], next: waiting.next };
    begin_session(cx, proved).await
}
