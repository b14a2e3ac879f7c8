//! Follows an errand through the database, so that it works whichever process the agent works in. Each look is a transaction
//! of its own, with the watcher's rights as they are then.

use super::show_errand::now;
use crate::gateway::{Caller, Context, Services};
use domain::Refusal;
use domain::agent::{ErrandDetail, ErrandProgress, WatchErrand};
use domain::policy::Reach;
use futures::stream::{self, BoxStream, StreamExt};
use std::sync::Arc;
use std::time::Duration;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(250);

struct Watch {
    services: Arc<Services>,
    caller: Caller,
    op: WatchErrand,
    last: Option<ErrandDetail>,
}

pub fn watch_errand(
    services: Arc<Services>,
    caller: Caller,
    op: WatchErrand,
) -> BoxStream<'static, Result<ErrandProgress, Refusal>> {
    let watch = Watch { services, caller, op, last: None };
    stream::unfold(Some(watch), |watch| async move {
        let mut watch = watch?;
        match watch.next().await {
            Ok(progress) if progress.status.has_ended() => Some((Ok(progress), None)),
            Ok(progress) => Some((Ok(progress), Some(watch))),
            Err(refusal) => Some((Err(refusal), None)),
        }
    })
    .boxed()
}

impl Watch {
    /// Waits until there is something new.
    async fn next(&mut self) -> Result<ErrandProgress, Refusal> {
        loop {
            let errand = self.look().await?;
            if self.last.as_ref() != Some(&errand) {
                self.last = Some(errand.clone());
                return Ok(ErrandProgress { status: errand.status, errand });
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn look(&self) -> Result<ErrandDetail, Refusal> {
        let mut cx = Context::for_look::<WatchErrand>(&self.services, &self.caller, Reach::Own);
        now(&mut cx, self.op.id).await.map(|(detail, _)| detail).map_err(crate::Stop::into_refusal)
    }
}
