//! A call doesn't wait for ever: nobody in time is a no.

use super::CHANNEL;
use super::acting::under;
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::{Order, Task, enqueue};
use domain::agent::{Errand, ErrandCommand, SendAgent};
use domain::kernel::ErrandId;
use domain::policy::Reach;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// The end of a call's waiting among the deadlines; its key is the errand and the call's number.
pub const WAITS: &str = "agent_call_waits";

/// The time is over: a worker writes that down.
pub fn waiting_ends<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let (errand, call) = key.split_once('/').ok_or_else(|| Stop::defect("no errand and call"))?;
        let (errand, call) = (errand.parse().map_err(Stop::defect)?, call.parse().map_err(Stop::defect)?);
        enqueue(db, &ExpireCall { errand, call }, &Order::default()).await
    })
}

/// Declines a call that has waited long enough.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExpireCall {
    /// The errand.
    pub errand: ErrandId,
    /// The number of the call.
    pub call: u32,
}

impl Task for ExpireCall {
    const NAME: &'static str = "expire_agent_call";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let caller = Caller::system("nobody approved in time", Door::Worker);
        let mut cx = Context::for_look::<SendAgent>(gateway.services(), &caller, Reach::Own);
        under(&mut cx, self.errand);
        let loaded = cx.load::<Errand>(self.errand.0).await?;
        let decline = ErrandCommand::Decline { call: self.call, by: None, note: None };
        match cx.decide::<Errand>(self.errand.0, &loaded, decline).await {
            Ok(()) => {}
            // Somebody was quicker, or it has ended: then nothing waits.
            Err(Stop::Refused(refusal)) if refusal.code != "conflict" => return Ok(()),
            Err(stop) => return Err(stop),
        }
        sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **cx.tx().await?).await?;
        cx.commit().await
    }
}
