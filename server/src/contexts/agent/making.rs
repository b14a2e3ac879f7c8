//! A call is made, once: under a key that follows from the errand and the call's number, so that a worker that comes after one
//! that was killed finds what was answered instead of doing it again.

use super::acting::Sender;
use super::judging::{Judged, Wanted, told};
use super::marked::{RESULT_LETTERS, cut};
use super::worker::{AgentWorker, Taken};
use crate::Stop;
use crate::tools::call as call_tool;
use chrono::TimeDelta;
use domain::agent::{ErrandCommand, ErrandFailure, ErrandState, Made};
use domain::kernel::ErrandId;
use domain::{Moment, Refusal};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

/// How often a call is made at most where something of ours is away for a moment.
const TRIES: u32 = 3;
/// Before it is made again.
const PAUSE: Duration = Duration::from_millis(300);
/// Answers under a key are kept for a day. What was to be made longer ago than this may have been, and nobody could tell.
const TELLABLE_HOURS: i64 = 23;

impl AgentWorker {
    /// Makes a call that may be made, if that is still so; `false` where nothing more is to be done now.
    pub(super) async fn make(
        &self,
        taken: Taken,
        sender: &Sender,
        (state, call): (&ErrandState, u32),
    ) -> Result<bool, Stop> {
        let Some(wish) = self.wish(taken, call).await? else { return Ok(false) };
        let Some(of) = state.call(call) else { return Ok(false) };
        // Rights and rules may have changed since somebody looked last, also while a person thought about it.
        let wanted = match self.judged(taken, sender, &wish).await? {
            Judged::Refuse(entry, refused) => return self.refuse(taken, sender, (call, entry, refused)).await,
            Judged::Ask(wanted, why) if !of.approved => return self.hold(taken, sender, (call, &wanted, why)).await,
            Judged::Run(wanted) | Judged::Ask(wanted, _) => wanted,
        };
        let now = self.services().clock.now();
        let is_old = |since: Moment| now.0 - since.0 > TimeDelta::hours(TELLABLE_HOURS);
        // Where a test clock says when something was approved, hours say nothing.
        if sender.caller.test_clock.is_none() && of.since.is_some_and(is_old) {
            self.give_up(taken, ErrandFailure::Interrupted, None).await?;
            return Ok(false);
        }
        let Some(answer) = self.kept(taken, self.answer_of(sender, &wanted, &key(taken.id, call))).await? else {
            return Ok(false);
        };
        let (text, code) = match answer {
            Ok(value) => (value.to_string(), None),
            Err(refusal) => (json!({"error": told(&refusal)}).to_string(), Some(refusal.code.into_owned())),
        };
        let (result, left_out) = cut(&text, RESULT_LETTERS);
        self.write(taken, ErrandCommand::Make { call, made: Made { result, left_out, code } }).await
    }

    async fn answer_of(&self, sender: &Sender, wanted: &Wanted, key: &str) -> Result<Value, Refusal> {
        let Wanted { entry, arguments } = wanted;
        let mut tried = 1;
        loop {
            let (services, key) = (self.services(), Some(key.to_owned()));
            let made = call_tool(services, &self.gateway, &sender.caller, entry.name, arguments.clone(), key).await;
            match made {
                Err(refusal) if passes(&refusal) && tried < TRIES => {
                    sleep(PAUSE * tried).await;
                    tried += 1;
                }
                answer => return answer,
            }
        }
    }
}

/// The key of a call: whoever makes it again finds what was answered.
fn key(errand: ErrandId, call: u32) -> String {
    format!("errand.{}.{call}", errand.0.simple())
}

/// What a later try may get over.
fn passes(refusal: &Refusal) -> bool {
    refusal.status >= 500 || matches!(&*refusal.code, "conflict" | "in_flight")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_of_each_errand_has_a_key_of_its_own_and_always_the_same() {
        let errand = |number| ErrandId(uuid::Uuid::from_u128(number));
        assert_eq!(key(errand(1), 2), key(errand(1), 2));
        assert_ne!(key(errand(1), 2), key(errand(1), 3));
        assert_ne!(key(errand(1), 2), key(errand(2), 2));
    }
}
