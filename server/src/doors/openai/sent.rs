//! What a client of the protocol has of an answer: chunks can't be taken back. When a server goes away, its run is taken up
//! again and says its answer from the beginning; as long as it says the same, the client is told what is new of it.

use domain::Refusal;
use domain::workspaces::{ExecutionProgress, ExecutionStatus};

/// An answer on its way to a client.
#[derive(Default)]
pub struct Sent {
    /// What the client has.
    sent: String,
    /// The answer as the run has it.
    answer: String,
}

impl Sent {
    /// The step with what the client doesn't have yet.
    ///
    /// # Errors
    /// `run_failed` where the run says something else than before.
    pub fn step(&mut self, step: ExecutionProgress) -> Result<ExecutionProgress, Refusal> {
        let offset = usize::try_from(step.offset).unwrap_or(usize::MAX);
        let kept = self.answer.char_indices().nth(offset).map_or(self.answer.len(), |(at, _)| at);
        self.answer.truncate(kept);
        self.answer.push_str(&step.added);
        if let Some(added) = self.answer.strip_prefix(self.sent.as_str()) {
            let added = added.to_owned();
            self.sent.push_str(&added);
            return Ok(ExecutionProgress { added, ..step });
        }
        if self.sent.starts_with(&self.answer) && step.status != ExecutionStatus::Done {
            return Ok(ExecutionProgress { added: String::new(), ..step });
        }
        Err(Refusal::new(503, "run_failed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(status: ExecutionStatus, offset: u32, added: &str) -> ExecutionProgress {
        ExecutionProgress {
            status,
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
    fn an_answer_that_begins_anew_is_not_sent_twice() {
        use ExecutionStatus::{Done, Queued, Running};
        let steps = [
            (step(Running, 0, "Cumin, "), "Cumin, "),
            (step(Queued, 7, ""), ""),
            (step(Running, 0, "Cum"), ""),
            (step(Running, 3, "in, saf"), "saf"),
            (step(Done, 10, "fron."), "fron."),
        ];
        let mut sent = Sent::default();
        for (step, added) in steps {
            assert_eq!(sent.step(step).map(|step| step.added).as_deref(), Ok(added));
        }
    }

    #[test]
    fn what_cannot_be_taken_back_is_said() {
        use ExecutionStatus::{Done, Running};
        for (other, status) in [("Saffron.", Running), ("Cum", Done)] {
            let mut sent = Sent::default();
            assert!(sent.step(step(Running, 0, "Cumin, ")).is_ok());
            assert_eq!(sent.step(step(status, 0, other)).unwrap_err().code, "run_failed");
        }
    }
}
