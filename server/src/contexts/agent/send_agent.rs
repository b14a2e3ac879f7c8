use super::CHANNEL;
use super::charter::rules_of;
use super::messages::instructions;
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::workspaces::seat;
use crate::gateway::{Context, Door};
use domain::Refusal;
use domain::agent::{Errand, ErrandCommand, ErrandStarted, Planner, SendAgent, Sent};
use domain::kernel::ErrandId;
use domain::workspaces::check_input;

pub async fn send_agent(cx: &mut Context, op: SendAgent) -> Result<ErrandStarted, Stop> {
    // An agent that sends agents would never come to an end; and what one asks for in another's name is nobody's wish.
    if matches!(cx.caller.door, Door::Agent | Door::Mcp) {
        return Err(Refusal::new(403, "session_needed").into());
    }
    let actor = cx.actor()?.clone();
    let (rules, _) = rules_of(cx.tx().await?, actor.tenant_id).await?;
    if !rules.on {
        return Err(Refusal::new(403, "agent_is_off").into());
    }
    let seat = seat(cx, op.workspace_id, op.model.as_deref()).await?;
    let checked = check_input(&seat.terms.safety, &op.text);
    if checked.blocked {
        return Err(Refusal::new(422, "errand_refused_by_rule").into());
    }
    let sent = Sent {
        workspace: seat.terms.workspace,
        instructions: instructions(&actor, cx.now),
        text: checked.text,
        planner: if seat.model.is_some() { Planner::Model } else { Planner::BuiltIn },
        model: seat.model.unwrap_or_default(),
        by: actor.person_id,
        by_name: actor.name,
        key: actor.key,
        given: actor.ceiling,
    };
    let id = ErrandId(new_id());
    cx.create::<Errand>(actor.tenant_id, id.0, ErrandCommand::Send(Box::new(sent))).await?;
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **cx.tx().await?).await?;
    Ok(ErrandStarted { id })
}
