use super::found::found;
use crate::Stop;
use crate::gateway::Context;
use domain::agent::{CancelErrand, Errand, ErrandCommand};

pub async fn cancel_errand(cx: &mut Context, op: CancelErrand) -> Result<(), Stop> {
    let loaded = found(cx, op.id).await?;
    let by = cx.actor()?.person_id;
    cx.decide::<Errand>(op.id.0, &loaded, ErrandCommand::Cancel { by }).await
}
