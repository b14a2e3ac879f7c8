use crate::gateway::{Caller, Services};
use crate::live;
use domain::Refusal;
use domain::platform::{FollowChanges, ThingChange};
use futures::stream::BoxStream;
use std::sync::Arc;

pub fn follow_changes(
    services: Arc<Services>,
    caller: Caller,
    op: FollowChanges,
) -> BoxStream<'static, Result<ThingChange, Refusal>> {
    live::follow(services, caller, op)
}
