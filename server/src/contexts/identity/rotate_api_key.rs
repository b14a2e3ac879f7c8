use super::bounds::{is_own, may_see, within};
use super::key_secrets;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::identity::{ApiKey, ApiKeyCommand, ApiKeyCreated, KeyOwner, RotateApiKey};
use domain::{Moment, Refusal};

/// Hours that an old secret works on, unless told.
const OVERLAP_HOURS: u16 = 24;

pub async fn rotate_api_key(cx: &mut Context, op: RotateApiKey) -> Result<ApiKeyCreated, Stop> {
    let actor = cx.actor()?.clone();
    let key = cx.load::<ApiKey>(op.id.0).await?;
    let content = key.state.content().cloned().ok_or_else(|| Refusal::new(409, "key_revoked"))?;
    may_see(&actor, content.owner)?;
    // Whoever rotates a key holds it: a person's is nobody else's to hold, and a program's may be more than they may.
    match content.owner {
        KeyOwner::Person(_) if !is_own(&actor, content.owner) => return Err(Refusal::new(403, "key_of_another").into()),
        KeyOwner::Person(_) => within(&actor, content.scopes.intersection(actor.grants.anywhere()), true)?,
        KeyOwner::ServiceAccount(_) => within(&actor, content.scopes, false)?,
    }
    let hours = i64::from(op.overlap_hours.unwrap_or(OVERLAP_HOURS));
    let old_until = Moment(machine_now().0 + TimeDelta::hours(hours));
    cx.decide::<ApiKey>(op.id.0, &key, ApiKeyCommand::Rotate { old_until }).await?;
    let tx = cx.tx().await?;
    key_secrets::end(tx, op.id, old_until).await?;
    let key = key_secrets::add(tx, &actor, op.id, content.owner).await?;
    Ok(ApiKeyCreated { id: op.id, key })
}
