use super::charter::rules_of;
use super::found::{found, keeps_rules};
use super::{CHANNEL, WAITS};
use crate::Stop;
use crate::gateway::{Context, Door};
use crate::jobs::due;
use domain::Refusal;
use domain::agent::{ApproveStep, Approver, Errand, ErrandCommand};

pub async fn approve_step(cx: &mut Context, op: ApproveStep) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    // A key or an app may be an agent's own hand; what waits for a person waits for a person.
    if actor.ceiling.is_some()
        || actor.key.is_some()
        || matches!(cx.caller.door, Door::Agent | Door::Mcp | Door::Pipeline)
    {
        return Err(Refusal::new(403, "session_needed").into());
    }
    let loaded = found(cx, op.id).await?;
    let (rules, _) = rules_of(cx.tx().await?, actor.tenant_id).await?;
    let is_sender = loaded.state.sender == Some(actor.person_id);
    match rules.approver {
        Approver::Sender if !is_sender => return Err(Refusal::new(403, "only_sender_approves").into()),
        Approver::Keeper if !keeps_rules(&actor) => return Err(Refusal::new(403, "only_keeper_approves").into()),
        Approver::Sender | Approver::Keeper => {}
    }
    let approve = ErrandCommand::Approve { call: op.call, by: actor.person_id, by_name: actor.name };
    cx.decide::<Errand>(op.id.0, &loaded, approve).await?;
    let tx = cx.tx().await?;
    due::forget(tx, actor.tenant_id, WAITS, &format!("{}/{}", op.id, op.call)).await?;
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **tx).await?;
    Ok(())
}
