//! Follows a run through the database, so that it works whichever process the model runs in. Each look is a
//! transaction of its own, with the watcher's rights as they are then; word of the run within this process makes it at once.

use super::show_execution::show_execution;
use super::word_of_runs::Word;
use crate::gateway::{Caller, Context, Services};
use domain::Refusal;
use domain::policy::Reach;
use domain::workspaces::{ExecutionDetail, ExecutionProgress, ShowExecution, WatchExecution};
use futures::stream::{self, BoxStream, StreamExt};
use std::sync::Arc;
use std::time::Duration;

/// Between two looks at most.
const PAUSE: Duration = Duration::from_millis(100);
/// Before the first look at most: a run that has just begun mostly has nothing to say yet.
const FIRST: Duration = Duration::from_millis(5);

struct Watch {
    services: Arc<Services>,
    caller: Caller,
    op: WatchExecution,
    word: Word,
    /// Characters of the answer that the watcher has.
    seen: usize,
    /// The how manieth time the run was taken up when they had it.
    attempts: u32,
    last: Option<ExecutionProgress>,
}

pub fn watch_execution(
    services: Arc<Services>,
    caller: Caller,
    op: WatchExecution,
) -> BoxStream<'static, Result<ExecutionProgress, Refusal>> {
    let word = services.word_of_runs.of(op.id);
    let watch = Watch { services, caller, op, word, seen: 0, attempts: 0, last: None };
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
    /// Waits until there is something new. What is told between two looks is heard before the second.
    async fn next(&mut self) -> Result<ExecutionProgress, Refusal> {
        loop {
            self.word.heard(if self.last.is_none() { FIRST } else { PAUSE }).await;
            self.word.listen();
            let detail = self.look().await?;
            if detail.attempts > self.attempts {
                // Whoever takes a run up again begins its answer anew.
                (self.seen, self.attempts) = (0, detail.attempts);
            }
            let progress = self.progress_of(detail);
            let news = match &self.last {
                None => true,
                Some(last) => {
                    last.status != progress.status || !progress.added.is_empty() || progress.offset < last.offset
                }
            };
            if news {
                self.seen += progress.added.chars().count();
                self.last = Some(progress.clone());
                return Ok(progress);
            }
        }
    }

    async fn look(&self) -> Result<ExecutionDetail, Refusal> {
        let mut cx = Context::for_look::<WatchExecution>(&self.services, &self.caller, Reach::Own);
        show_execution(&mut cx, ShowExecution { id: self.op.id, as_of: None }).await.map_err(crate::Stop::into_refusal)
    }

    fn progress_of(&self, detail: ExecutionDetail) -> ExecutionProgress {
        ExecutionProgress {
            status: detail.status,
            offset: u32::try_from(self.seen).unwrap_or(u32::MAX),
            added: detail.answer.chars().skip(self.seen).collect(),
            prompt_tokens: detail.prompt_tokens,
            completion_tokens: detail.completion_tokens,
            latency_ms: detail.latency_ms,
            finish_reason: detail.finish_reason,
            failure: detail.failure,
            calls: detail.calls,
        }
    }
}
