use super::found::found;
use super::{CHANNEL, WAITS};
use crate::Stop;
use crate::gateway::Context;
use crate::jobs::due;
use domain::agent::{DeclineStep, Errand, ErrandCommand};

pub async fn decline_step(cx: &mut Context, op: DeclineStep) -> Result<(), Stop> {
    let loaded = found(cx, op.id).await?;
    let actor = cx.actor()?.clone();
    let by = Some((actor.person_id, actor.name));
    cx.decide::<Errand>(op.id.0, &loaded, ErrandCommand::Decline { call: op.call, by, note: op.note }).await?;
    let tx = cx.tx().await?;
    due::forget(tx, actor.tenant_id, WAITS, &format!("{}/{}", op.id, op.call)).await?;
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **tx).await?;
    Ok(())
}
