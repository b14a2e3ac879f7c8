//! Follows a run as whoever reads the conversation sees it: what the model writes becomes blocks of HTML here, and only
//! what has changed goes over the wire.

use super::super::watch_execution::watch_calmly;
use crate::gateway::{Caller, Services};
use crate::integrations::markdown;
use domain::Refusal;
use domain::workspaces::chat::{AnswerProgress, WatchAnswer};
use domain::workspaces::{ExecutionProgress, WatchExecution};
use futures::future::ready;
use futures::stream::{BoxStream, StreamExt};
use std::sync::Arc;

pub fn watch_answer(
    services: Arc<Services>,
    caller: Caller,
    op: WatchAnswer,
) -> BoxStream<'static, Result<AnswerProgress, Refusal>> {
    let steps = watch_calmly(services, caller, WatchExecution { id: op.id });
    steps.scan(Seen::default(), |seen, step| ready(Some(step.map(|step| seen.step(step))))).boxed()
}

/// What the watcher has.
#[derive(Default)]
struct Seen {
    text: String,
    blocks: Vec<String>,
}

impl Seen {
    /// One step further: the blocks that are others than before.
    fn step(&mut self, step: ExecutionProgress) -> AnswerProgress {
        let ExecutionProgress { status, offset, added, finish_reason, failure, .. } = step;
        let kept = self.text.char_indices().nth(offset as usize).map_or(self.text.len(), |(at, _)| at);
        self.text.truncate(kept);
        self.text.push_str(&added);
        let blocks = markdown::blocks(&self.text);
        let same = self.blocks.iter().zip(&blocks).take_while(|(before, now)| before == now).count();
        let changed = blocks[same..].to_vec();
        self.blocks = blocks;
        let offset = u32::try_from(same).unwrap_or(u32::MAX);
        AnswerProgress { status, offset, blocks: changed, finish_reason, failure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::workspaces::ExecutionStatus;

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
    fn only_what_has_changed_is_said() {
        let mut seen = Seen::default();
        let first = seen.step(step(0, "Good **mor"));
        assert_eq!((first.offset, first.blocks.len()), (0, 1));
        let more = seen.step(step(10, "ning**\n\nHow"));
        assert_eq!((more.offset, more.blocks.len()), (0, 2), "the first block has changed too");
        assert!(more.blocks[0].contains("<strong>morning</strong>"), "{:?}", more.blocks);
        let last = seen.step(step(21, " are you?"));
        assert_eq!((last.offset, last.blocks.len()), (1, 1), "the first block stays as it is");
        let end = seen.step(step(30, ""));
        assert_eq!((end.offset, end.blocks.len()), (2, 0));
    }

    #[test]
    fn what_a_model_writes_is_no_html() {
        let said = Seen::default().step(step(0, "<script>alert(1)</script>"));
        assert!(!said.blocks.concat().contains("<script"), "{:?}", said.blocks);
    }
}
