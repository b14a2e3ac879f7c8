//! Follows a run. What its model says and how it ends is heard in memory where this process works on it, by whoever may see
//! it as of a tenth of a second ago; else, and as often, it is looked for in the database, so that it works whichever process
//! the model runs in. Each look is a transaction of its own, with the watcher's rights as they are then.

use super::masked::may_read;
use super::run_end::RunEnd;
use super::show_execution::show_execution;
use super::word_of_runs::{Part, Word};
use crate::gateway::{Caller, Context, Services};
use domain::Refusal;
use domain::policy::Reach;
use domain::workspaces::{ExecutionDetail, ExecutionProgress, ExecutionStatus, ShowExecution, WatchExecution};
use futures::stream::{self, BoxStream, StreamExt};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Between two looks at most, and how long a look holds for what is heard.
const PAUSE: Duration = Duration::from_millis(100);
/// Before the first look at most: a run that has just begun mostly has nothing to say yet.
const FIRST: Duration = Duration::from_millis(5);

struct Watch {
    services: Arc<Services>,
    caller: Caller,
    op: WatchExecution,
    word: Word,
    /// Whether the watcher reads what models answer.
    reads: bool,
    /// When it was looked at last whether they may see the run.
    sure: Option<Instant>,
    /// Characters of the answer that they have, and bytes.
    seen: (usize, usize),
    /// The how manieth time the run was taken up when they had it.
    attempts: u32,
    last: Option<ExecutionProgress>,
    /// Between two steps with words at least, and when the next one may come.
    pace: (Duration, Instant),
}

type Steps = BoxStream<'static, Result<ExecutionProgress, Refusal>>;

/// Word by word.
pub fn watch_execution(services: Arc<Services>, caller: Caller, op: WatchExecution) -> Steps {
    watch(services, caller, op, Duration::ZERO)
}

/// For whoever has work with each step that grows with the answer: several words a step, and the end at once.
pub(super) fn watch_calmly(services: Arc<Services>, caller: Caller, op: WatchExecution) -> Steps {
    watch(services, caller, op, PAUSE)
}

fn watch(services: Arc<Services>, caller: Caller, op: WatchExecution, pace: Duration) -> Steps {
    let pace = (pace, Instant::now());
    let word = services.word_of_runs.of(op.id);
    let (reads, sure) = (caller.actor.as_ref().is_some_and(|actor| may_read(actor).is_ok()), word.birth(&caller));
    let watch = Watch { services, caller, op, word, reads, sure, seen: (0, 0), attempts: 0, last: None, pace };
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
            self.word.heard(self.patience()).await;
            let heard = self.word.listen((self.attempts, self.seen.1));
            let has_to_look = heard.is_hint || self.sure.is_none_or(|at| at.elapsed() >= PAUSE);
            let is_due = Instant::now() >= self.pace.1;
            let progress = match heard.spoken {
                _ if has_to_look => self.look().await?,
                Some(part) if part.end.is_none() && !is_due => continue,
                Some(part) if self.reads && part.attempt >= self.attempts => self.overhear(part),
                Some(part) if part.end.is_some() => self.look().await?,
                _ => continue,
            };
            let news = match &self.last {
                None => true,
                Some(last) => {
                    last.status != progress.status || !progress.added.is_empty() || progress.offset < last.offset
                }
            };
            if news {
                self.seen.0 += progress.added.chars().count();
                self.seen.1 += progress.added.len();
                self.pace.1 = Instant::now() + self.pace.0;
                self.last = Some(progress.clone());
                return Ok(progress);
            }
        }
    }

    /// Until when it isn't looked for more, or given.
    fn patience(&self) -> Duration {
        let look = self.sure.map_or(FIRST, |at| PAUSE.saturating_sub(at.elapsed()));
        let words = self.pace.1.saturating_duration_since(Instant::now());
        if words.is_zero() { look } else { look.min(words) }
    }

    /// What is told of the run in this process.
    fn overhear(&mut self, part: Part) -> ExecutionProgress {
        self.taken_up(part.attempt);
        match part.end {
            Some(end) => self.ended(&end),
            None => ExecutionProgress {
                status: ExecutionStatus::Running,
                offset: self.offset(),
                added: part.text,
                prompt_tokens: None,
                completion_tokens: None,
                latency_ms: None,
                finish_reason: None,
                failure: None,
                calls: Vec::new(),
            },
        }
    }

    async fn look(&mut self) -> Result<ExecutionProgress, Refusal> {
        let mut cx = Context::for_look::<WatchExecution>(&self.services, &self.caller, Reach::Own);
        let shown = show_execution(&mut cx, ShowExecution { id: self.op.id, as_of: None }).await;
        let detail = shown.map_err(crate::Stop::into_refusal)?;
        self.sure = Some(Instant::now());
        self.word.keep();
        self.taken_up(detail.attempts);
        Ok(self.progress_of(detail))
    }

    /// Whoever takes a run up again begins its answer anew.
    fn taken_up(&mut self, attempts: u32) {
        if attempts > self.attempts {
            (self.seen, self.attempts) = ((0, 0), attempts);
        }
    }

    fn offset(&self) -> u32 {
        u32::try_from(self.seen.0).unwrap_or(u32::MAX)
    }

    /// What the watcher doesn't have of an answer.
    fn rest_of(&self, answer: &str) -> String {
        answer.chars().skip(self.seen.0).collect()
    }

    fn ended(&self, end: &RunEnd) -> ExecutionProgress {
        ExecutionProgress {
            status: end.status,
            offset: self.offset(),
            added: self.rest_of(&end.answer),
            prompt_tokens: end.prompt_tokens,
            completion_tokens: end.completion_tokens,
            latency_ms: Some(end.latency_ms),
            finish_reason: end.finish_reason,
            failure: end.failure,
            calls: end.calls.clone(),
        }
    }

    fn progress_of(&mut self, detail: ExecutionDetail) -> ExecutionProgress {
        if detail.status == ExecutionStatus::Cancelled {
            // What was heard and not written down by then isn't part of what is kept.
            let kept = detail.answer.char_indices().nth(self.seen.0).map_or(detail.answer.len(), |(at, _)| at);
            self.seen = (self.seen.0.min(detail.answer.chars().count()), kept);
        }
        ExecutionProgress {
            status: detail.status,
            offset: self.offset(),
            added: self.rest_of(&detail.answer),
            prompt_tokens: detail.prompt_tokens,
            completion_tokens: detail.completion_tokens,
            latency_ms: detail.latency_ms,
            finish_reason: detail.finish_reason,
            failure: detail.failure,
            calls: detail.calls,
        }
    }
}
