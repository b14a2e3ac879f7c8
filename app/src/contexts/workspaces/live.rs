//! A run as it is watched: steps fold into what is shown. Pure, but for the watching itself.

use super::labels::goes_on;
use crate::port;
use domain::kernel::ExecutionId;
use domain::workspaces::{ExecutionProgress, ExecutionStatus, Failure, FinishReason, WatchExecution};
use futures::StreamExt;
use futures::future::abortable;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is shown of a run that is watched.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Live {
    /// Where it stands.
    pub status: ExecutionStatus,
    /// The answer so far.
    pub answer: String,
    /// Why the model stopped.
    pub finish: Option<FinishReason>,
    /// Why there is no answer.
    pub failure: Option<Failure>,
    /// Whether the connection is lost; the browser makes a new one by itself.
    pub is_lost: bool,
}

impl Live {
    /// A run of which nothing is known but that it was started.
    pub const fn started() -> Self {
        Self { status: ExecutionStatus::Queued, answer: String::new(), finish: None, failure: None, is_lost: false }
    }

    /// One step further. A step says how much of the answer stands before its text, so repetitions do no harm.
    fn step(&mut self, step: ExecutionProgress) {
        let ExecutionProgress { status, offset, added, finish_reason, failure, .. } = step;
        let kept = self.answer.char_indices().nth(offset as usize).map_or(self.answer.len(), |(at, _)| at);
        self.answer.truncate(kept);
        self.answer.push_str(&added);
        *self =
            Self { status, answer: core::mem::take(&mut self.answer), finish: finish_reason, failure, is_lost: false };
    }
}

/// Watches a run until it ends; then calls `on_end`. Stops when the caller's owner goes.
pub(super) fn watch(id: ExecutionId, live: RwSignal<Live>, on_end: Callback<()>) {
    Effect::new(move |_| {
        let mut steps = port::watch(&WatchExecution { id });
        let (task, handle) = abortable(async move {
            while let Some(step) = steps.next().await {
                match step {
                    Ok(step) => {
                        let ends = !goes_on(step.status);
                        live.update(|live| live.step(step));
                        if ends {
                            on_end.run(());
                            return;
                        }
                    }
                    Err(_) => live.update(|live| live.is_lost = true),
                }
            }
        });
        spawn_local(async move {
            let _ = task.await;
        });
        on_cleanup(move || handle.abort());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(offset: u32, added: &str) -> ExecutionProgress {
        ExecutionProgress {
            status: ExecutionStatus::Running,
            offset,
            added: added.to_owned(),
            prompt_tokens: None,
            completion_tokens: None,
            latency_ms: None,
            finish_reason: None,
            failure: None,
            calls: Vec::new(),
        }
    }

    #[test]
    fn steps_append() {
        let mut live = Live::started();
        live.step(step(0, "Good "));
        live.step(step(5, "morning"));
        assert_eq!((live.answer.as_str(), live.status), ("Good morning", ExecutionStatus::Running));
    }

    #[test]
    fn a_new_connection_starts_over_without_repeating() {
        let mut live = Live::started();
        live.step(step(0, "مرحبا"));
        live.is_lost = true;
        live.step(step(0, "مرحبا بك"));
        assert_eq!((live.answer.as_str(), live.is_lost), ("مرحبا بك", false));
    }
}
