use super::subscription::decide;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::billing::{AddOnGives, AddOnMade, GiveAddOn, SubscriptionCommand, TakeAddOn};
use domain::kernel::AddOnId;

pub async fn give_add_on(cx: &mut Context, op: GiveAddOn) -> Result<AddOnMade, Stop> {
    let gives = match (op.feature, op.limit, op.amount) {
        (Some(feature), None, None) => AddOnGives::feature(feature),
        (None, Some(limit), Some(amount)) => AddOnGives::more(limit, amount),
        (None, Some(_), None) => return Err(Refusal::invalid_field("amount", "required").into()),
        (None, None, _) => return Err(Refusal::invalid_field("limit", "required").into()),
        (Some(_), ..) => return Err(Refusal::invalid_field("feature", "feature_or_limit").into()),
    };
    let id = AddOnId(new_id());
    decide(cx, op.id, SubscriptionCommand::GiveAddOn { id, name: op.name, gives }).await?;
    Ok(AddOnMade { id })
}

pub async fn take_add_on(cx: &mut Context, op: TakeAddOn) -> Result<(), Stop> {
    decide(cx, op.id, SubscriptionCommand::TakeAddOn { id: op.add_on_id }).await.map(|_| ())
}
