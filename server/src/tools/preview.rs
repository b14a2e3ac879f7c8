//! What a call would do, found out without doing it: the call is played on a stage, one transaction that never commits, and
//! what it has appended there is read. The handlers, rights and rules are those of the call itself. Nothing is counted,
//! limited or recorded, and nothing leaves: mails, jobs, notices and keys are rows of that transaction and go with it.

use super::call::{not_a_tool, object};
use super::find;
use super::said::line;
use crate::Stop;
use crate::gateway::{Caller, Gateway, Notes, Services, Stage, Terms, may_call};
use crate::store::{Stored, read_events};
use domain::federation::VerifyDomain;
use domain::kernel::Kind;
use domain::models::{Embed, TryModelProvider};
use domain::policy::Reach;
use domain::{Operation, Refusal};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// How long a call is played; while a transaction is open that has written, subscribers wait.
const PLAYED_MAX: Duration = Duration::from_secs(5);

/// Commands that do something beside their transaction: they ask another system, or have a model work at once.
const REACH_OUT: [&str; 3] = [Embed::NAME, TryModelProvider::NAME, VerifyDomain::NAME];

/// What a call would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What would happen, in order. What follows from it later, by subscribers and workers, isn't among it.
    pub lines: Vec<PreviewLine>,
    /// Why the operation would refuse it.
    pub refused: Option<Refusal>,
    /// Whether more would happen than can be seen: a job is done later, and some commands ask other systems.
    pub only_sketch: bool,
}

/// One event that would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// The event's type, `TeamAdded`.
    pub kind: String,
    /// What it would happen to: its name where it has one, else its kind and the beginning of its id.
    pub thing: String,
    /// What would happen, in the caller's language, with what the event would say.
    pub text: String,
    /// What the event would say, by the names that it has for it itself.
    pub members: Vec<(String, String)>,
}

/// Finds out what a call would do.
///
/// # Errors
/// `not_a_tool` (404); `took_too_long` (503) where it can't be played in five seconds; the database's.
pub async fn preview(
    services: &Arc<Services>,
    gateway: &Gateway,
    caller: &Caller,
    name: &str,
    arguments: Value,
) -> Result<Preview, Stop> {
    let tool = find(name).ok_or_else(|| not_a_tool(name))?;
    let only_sketch = tool.entry().kind == Kind::Job || REACH_OUT.contains(&tool.name);
    let seen = |lines, refused| Preview { lines, refused, only_sketch };
    if tool.reads || REACH_OUT.contains(&tool.name) {
        return Ok(seen(Vec::new(), may_call(tool.entry(), caller).err()));
    }
    let stage = Stage::open(&services.db, "what a call would do").await?;
    let on_stage =
        Caller { stage: Some(stage.keeping()), notes: Notes::default(), terms: Terms::default(), ..caller.clone() };
    let playing = gateway.call_json(tool.name, on_stage, object(arguments)?);
    match timeout(PLAYED_MAX, playing).await {
        Err(_) => Err(Refusal::new(503, "took_too_long").into()),
        Ok(Err(refusal)) => Ok(seen(Vec::new(), Some(refusal))),
        Ok(Ok(_)) => {
            let events = appended(services, &stage).await?;
            Ok(seen(events.into_iter().map(|event| line(event, caller)).collect(), None))
        }
    }
}

/// The events of the stage's transaction, in their order.
async fn appended(services: &Services, stage: &Stage) -> Result<Vec<Stored>, Stop> {
    let mut tx = stage.enter(None, Reach::Own).await?;
    let ids = sqlx::query_scalar!(
        "select event_id from log.events where transaction_id = (select log.current_transaction())"
    )
    .fetch_all(&mut *tx)
    .await?;
    let mut events = read_events(&mut tx, &services.keys, &ids).await?;
    stage.leave(tx, false).await?;
    events.sort_by_key(|event| event.cursor);
    Ok(events)
}
