use super::deactivate_person::require_hand_on;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{Person, PersonCommand, RenamePerson};

pub async fn rename_person(cx: &mut Context, op: RenamePerson) -> Result<(), Stop> {
    let person = cx.load::<Person>(op.id.0).await?;
    require_hand_on(cx, op.id).await?;
    cx.decide::<Person>(op.id.0, &person, PersonCommand::Rename { id: op.id, name: op.name }).await
}
