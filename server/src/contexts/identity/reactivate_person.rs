use super::deactivate_person::require_hand_on;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{Person, PersonCommand, ReactivatePerson};

pub async fn reactivate_person(cx: &mut Context, op: ReactivatePerson) -> Result<(), Stop> {
    let person = cx.load::<Person>(op.id.0).await?;
    require_hand_on(cx, op.id).await?;
    cx.decide::<Person>(op.id.0, &person, PersonCommand::Reactivate).await
}
