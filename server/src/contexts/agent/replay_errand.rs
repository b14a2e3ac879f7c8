use super::found::found;
use super::readable;
use crate::Stop;
use crate::contexts::identity;
use crate::gateway::Context;
use crate::store::read_stream;
use domain::agent::{ErrandMoment, ReplayErrand};
use domain::catalogue::plain;

/// Events that an errand can have at most, and more: thirty turns with sixteen calls of four events each.
const EVENTS_MAX: i64 = 5_000;

pub async fn replay_errand(cx: &mut Context, op: ReplayErrand) -> Result<Vec<ErrandMoment>, Stop> {
    found(cx, op.id).await?;
    let services = cx.services.clone();
    let stored = read_stream(cx.tx().await?, &services.keys, op.id.0, (i32::MAX, None), EVENTS_MAX).await?;
    let actors = stored.iter().map(|event| event.metadata.actor.clone()).collect();
    let names = identity::names_of(cx.tx().await?, &actors).await?;
    let texts = cx.caller.texts();
    let moments = stored.into_iter().zip(1..).map(|(event, number)| {
        let payload = plain(event.payload);
        let (title, members) = readable::event(texts, &payload);
        ErrandMoment {
            number,
            at: event.at,
            kind: event.kind,
            by_name: names.get(&event.metadata.actor).cloned(),
            by: event.metadata.actor,
            door: event.metadata.source,
            title,
            members,
            payload: payload.to_string(),
        }
    });
    Ok(moments.collect())
}
