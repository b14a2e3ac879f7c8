//! One errand, step by step, as far as it gets without a person.

use super::acting::sender;
use super::worker::{AgentWorker, Taken};
use crate::Stop;
use domain::agent::{ErrandCommand, ErrandFailure, Next};

impl AgentWorker {
    /// Takes the errand on until it waits for a person, has ended, or isn't this worker's any more.
    pub(super) async fn get_on(&self, taken: Taken) -> Result<(), Stop> {
        loop {
            let Some(state) = self.mine(taken).await? else { return Ok(()) };
            let next = state.next();
            if matches!(next, Next::Wait | Next::Nothing) {
                return Ok(());
            }
            // Asked anew before every step: who may not any more has nothing further done in their name.
            let Some(sender) = sender(self.services(), taken.whose()).await? else {
                return self.give_up(taken, ErrandFailure::SenderGone, None).await;
            };
            let goes_on = match next {
                Next::Think => self.think(taken, &sender, &state).await?,
                Next::Judge(call) => self.judge(taken, &sender, call).await?,
                Next::Make(call) => self.make(taken, &sender, (&state, call)).await?,
                Next::Wait | Next::Nothing => false,
            };
            if !goes_on {
                return Ok(());
            }
        }
    }

    /// Ends it without an answer.
    pub(super) async fn give_up(&self, taken: Taken, failure: ErrandFailure, code: Option<String>) -> Result<(), Stop> {
        self.write(taken, ErrandCommand::Fail { failure, code }).await.map(drop)
    }
}
