use crate::Stop;
use crate::gateway::Context;
use domain::growth::{Lead, LeadCommand, MoveLead};

pub async fn move_lead(cx: &mut Context, op: MoveLead) -> Result<(), Stop> {
    let loaded = cx.load::<Lead>(op.id.0).await?;
    cx.decide::<Lead>(op.id.0, &loaded, LeadCommand::Move { status: op.status }).await
}
