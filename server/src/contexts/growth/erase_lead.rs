use crate::Stop;
use crate::gateway::Context;
use domain::growth::{EraseLead, Lead, LeadCommand};

pub async fn erase_lead(cx: &mut Context, op: EraseLead) -> Result<(), Stop> {
    let loaded = cx.load::<Lead>(op.id.0).await?;
    cx.decide::<Lead>(op.id.0, &loaded, LeadCommand::Erase).await?;
    // What the key sealed can be read by nobody from the commit on. Keys are the system's.
    let services = cx.services.clone();
    cx.widen_to_system("the key of a lead").await?;
    services.keys.erase_subject(cx.tx().await?, op.id.0).await?;
    Ok(())
}
